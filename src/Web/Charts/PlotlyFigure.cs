using System.Text.Json.Serialization;
using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Charts;

/// <summary>A figure as the explorer hands it to Plotly. Colours and sizes are the stylesheet's, so they are not here.</summary>
public sealed record PlotlyFigure(
    string Title, PlotlyAxis X, PlotlyAxis Y, IReadOnlyList<PlotlyTrace> Traces)
{
    /// <summary>More dots than this in one trace take longer to draw than a reader waits; extremes are kept.</summary>
    public const int MostDots = 4_000;

    public static PlotlyFigure Of(ChartFigure figure) => new(
        figure.Title,
        new PlotlyAxis(figure.Horizontal.Label, figure.Horizontal.IsLogarithmic ? "log" : "linear"),
        new PlotlyAxis(figure.Vertical.Label, figure.Vertical.IsLogarithmic ? "log" : "linear"),
        [.. figure.Series.SelectMany((series, number) => Draw(figure, series, number))]);

    private static IEnumerable<PlotlyTrace> Draw(ChartFigure figure, ChartSeries series, int number)
    {
        var kept = Kept(figure, series);
        foreach (var curve in series.Curves)
        {
            var theory = figure.Theories.ToList().IndexOf(curve.Theory);
            yield return new PlotlyTrace(
                Name(curve.Theory is "" ? "theory" : curve.Theory, series.Label), "theory", number, theory, Pick(series.X, kept), Pick(curve.Values, kept), null);
        }

        yield return new PlotlyTrace(
            Name("experiment", series.Label), "experiment", number, 0, Pick(series.X, kept), Pick(series.Mean, kept),
            figure.Seeds > 1 ? Pick(series.Deviation, kept) : null);
    }

    private static List<int> Kept(ChartFigure figure, ChartSeries series)
    {
        if (series.X.Count <= MostDots)
            return [.. Enumerable.Range(0, series.X.Count)];
        // Columns on the scale that will be drawn, two dots to each.
        double[] x = [.. series.X.Select(value => figure.Horizontal.IsLogarithmic ? Math.Log10(value) : value)];
        var finite = x.Where(double.IsFinite).ToList();
        var width = Math.Max((finite.Max() - finite.Min()) / (MostDots / 2), double.Epsilon);
        return Thinning.Indices(x, series.Mean, width, MostDots);
    }

    private static string Name(string role, string label) => label.Length == 0 ? role : $"{role}, {label}";

    private static double?[] Pick(IReadOnlyList<double> values, List<int> kept) =>
        [.. kept.Select(i => double.IsFinite(values[i]) ? values[i] : (double?)null)];
}

/// <param name="Title">In words.</param>
/// <param name="Type"><c>linear</c> or <c>log</c>.</param>
public sealed record PlotlyAxis(string Title, string Type);

/// <param name="Name">What hovering says.</param>
/// <param name="Role"><c>theory</c> is a line, <c>experiment</c> is dots.</param>
/// <param name="Series">Colour and shape.</param>
/// <param name="Theory">Dashes, where theories compete.</param>
/// <param name="X">Positions.</param>
/// <param name="Y">Values; null where not finite.</param>
/// <param name="Deviation">One standard deviation; null without repetitions.</param>
public sealed record PlotlyTrace(
    string Name, string Role, int Series, int Theory, IReadOnlyList<double?> X, IReadOnlyList<double?> Y, IReadOnlyList<double?>? Deviation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlotlyFigure))]
internal sealed partial class PlotlyJson : JsonSerializerContext;
