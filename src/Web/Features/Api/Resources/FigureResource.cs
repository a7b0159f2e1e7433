using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>What one chart shows, as numbers: experiment and theory on the same positions.</summary>
/// <param name="Name">The measure or observe.</param>
/// <param name="Title">The finding in one line.</param>
/// <param name="Horizontal">What runs from left to right.</param>
/// <param name="Vertical">What runs from bottom to top.</param>
/// <param name="Seeds">Repetitions behind each dot.</param>
/// <param name="Series">At least one.</param>
/// <param name="SeriesInAll">Series there would be if none were left out for legibility.</param>
internal sealed record FigureResource(
    string Name, string Title, FigureAxis Horizontal, FigureAxis Vertical, int Seeds, IReadOnlyList<FigureSeries> Series, int SeriesInAll)
{
    public static FigureResource Of(ChartFigure figure) => new(
        figure.Name, figure.Title, Of(figure.Horizontal), Of(figure.Vertical), figure.Seeds, [.. figure.Series.Select(Of)], figure.SeriesInAll);

    private static FigureAxis Of(ChartAxis axis) => new(axis.Label, axis.IsLogarithmic);

    private static FigureSeries Of(ChartSeries series) => new(
        series.Label, Finite(series.X), Finite(series.Mean), Finite(series.Deviation),
        [.. series.Curves.Select(curve => new FigureCurve(curve.Theory.Length == 0 ? "theory" : curve.Theory, Finite(curve.Values)))]);

    private static double?[] Finite(IReadOnlyList<double> values) => [.. values.Select(value => double.IsFinite(value) ? value : (double?)null)];
}

/// <param name="Label">In words.</param>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart.</param>
internal sealed record FigureAxis(string Label, bool IsLogarithmic);

/// <summary>One measured series and what each theory says of it; null where a number is not finite.</summary>
/// <param name="Label">What tells it from the others; empty if it is alone.</param>
/// <param name="X">Positions.</param>
/// <param name="Mean">Mean over the repetitions.</param>
/// <param name="Sd">Standard deviation over the repetitions.</param>
/// <param name="Predicted">One per theory.</param>
internal sealed record FigureSeries(
    string Label, IReadOnlyList<double?> X, IReadOnlyList<double?> Mean, IReadOnlyList<double?> Sd, IReadOnlyList<FigureCurve> Predicted);

/// <param name="Theory">The theory's name.</param>
/// <param name="Values">One per position.</param>
internal sealed record FigureCurve(string Theory, IReadOnlyList<double?> Values);
