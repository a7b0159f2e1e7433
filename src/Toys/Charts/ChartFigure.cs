using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Charts;

/// <summary>What one chart shows, as numbers: experiment and theory on the same positions. Nothing here knows how it is drawn.</summary>
public sealed record ChartFigure
{
    /// <summary>The measure or observe.</summary>
    public required string Name { get; init; }

    /// <summary>The finding in one line, for example <c>sharpness: holds, 1.9 % of 5 %</c>; the name alone without a check.</summary>
    public required string Title { get; init; }

    /// <summary>What runs from left to right.</summary>
    public required ChartAxis Horizontal { get; init; }

    /// <summary>What runs from bottom to top.</summary>
    public required ChartAxis Vertical { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Series there would be if none were left out for legibility.</summary>
    public required int SeriesInAll { get; init; }

    /// <summary>The checks made of this measure, one per theory.</summary>
    public required IReadOnlyList<CheckReport> Checks { get; init; }

    /// <summary>Repetitions behind each dot.</summary>
    public required int Seeds { get; init; }

    /// <summary>The part of the horizontal axis that the first check looks at; null where that is all of it, or no part of this axis.</summary>
    public (double From, double To)? Window { get; init; }

    /// <summary>Whether residuals are differences; else they are fractions of the prediction.</summary>
    public bool HasAbsoluteResiduals => Checks.Any(check => check.IsAbsolute);

    /// <summary>The half-width of the band in which residuals are allowed, in their own unit; null without a check.</summary>
    public double? Tolerance => Checks.Count > 0 ? Checks[0].Tolerance : null;

    /// <summary>Whether nothing is measured yet: lines alone.</summary>
    public bool IsPredictionAlone => Series.All(series => series.Mean.All(double.IsNaN));

    /// <summary>Every theory drawn, in order of first appearance.</summary>
    public IReadOnlyList<string> Theories => [.. Series.SelectMany(series => series.Curves).Select(curve => curve.Theory).Distinct()];
}

/// <summary>One axis.</summary>
/// <param name="Label">In words.</param>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart.</param>
public sealed record ChartAxis(string Label, bool IsLogarithmic);

/// <summary>One measured series and what each theory says of it. All lists run over the same positions.</summary>
/// <param name="Label">What tells it from the others; empty if it is alone.</param>
/// <param name="X">Positions; NaN where there is none.</param>
/// <param name="Mean">Mean over seeds; NaN where it is not finite.</param>
/// <param name="Deviation">Standard deviation over seeds; NaN where there is none.</param>
/// <param name="Curves">One per theory.</param>
public sealed record ChartSeries(
    string Label,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Mean,
    IReadOnlyList<double> Deviation,
    IReadOnlyList<ChartCurve> Curves);

/// <summary>A theory's values.</summary>
/// <param name="Theory">The rival's name.</param>
/// <param name="Values">One per position of its series.</param>
public sealed record ChartCurve(string Theory, IReadOnlyList<double> Values);
