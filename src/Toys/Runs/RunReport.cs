using System.Text.Json.Serialization;

namespace LearningMechanics.Toys.Runs;

/// <summary>A judged run, in the form <c>lm toy run --json</c> writes. What is not a finite number is null.</summary>
public sealed record RunReport
{
    /// <summary>The toy's title.</summary>
    [JsonPropertyName("toy")] public required string Title { get; init; }

    /// <summary>Hash of the toy's canonical form.</summary>
    [JsonPropertyName("sha256")] public required string Sha256 { get; init; }

    /// <summary>Hash of the part that predicts: what is locked before a run.</summary>
    [JsonPropertyName("prediction_sha256")] public required string PredictionSha256 { get; init; }

    /// <summary>The run's key, 32 hexadecimal digits.</summary>
    [JsonPropertyName("key")] public required string Key { get; init; }

    /// <summary>Name and version of the engine.</summary>
    [JsonPropertyName("engine")] public required string Engine { get; init; }

    /// <summary>Wall time of the run.</summary>
    [JsonPropertyName("seconds")] public required double Seconds { get; init; }

    /// <summary>How sure its verdicts are, two-sided: 0.95, or 0.99 where seeds may be added to an undecided run.</summary>
    [JsonPropertyName("confidence")] public double Confidence { get; init; } = SeedLook.Only.Confidence;

    /// <summary>One per sweep point.</summary>
    [JsonPropertyName("points")] public required IReadOnlyList<PointReport> Points { get; init; }

    /// <summary>Observes distilled across a sweep.</summary>
    [JsonPropertyName("across")] public required IReadOnlyDictionary<string, IReadOnlyList<AcrossReport>> Across { get; init; }

    /// <summary>Constants of a theory that saw the data.</summary>
    [JsonPropertyName("fits")] public required IReadOnlyList<FitReport> Fits { get; init; }

    /// <summary>One per check and theory.</summary>
    [JsonPropertyName("checks")] public required IReadOnlyList<CheckReport> Checks { get; init; }
}

/// <summary>Means over the seeds at one sweep point.</summary>
public sealed record PointReport
{
    /// <summary>The swept parameters' values.</summary>
    [JsonPropertyName("params")] public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Number of repetitions.</summary>
    [JsonPropertyName("seeds")] public required int Seeds { get; init; }

    /// <summary>Measures, by name.</summary>
    [JsonPropertyName("series")] public required IReadOnlyDictionary<string, SeriesReport> Series { get; init; }

    /// <summary>Observes, by name.</summary>
    [JsonPropertyName("observed")] public required IReadOnlyDictionary<string, ValueReport> Observed { get; init; }

    /// <summary>Sentences about repetitions that diverged.</summary>
    [JsonPropertyName("divergences")] public required IReadOnlyList<string> Divergences { get; init; }
}

/// <summary>A measure over training. Each row has one number for a scalar, and the vector's length otherwise.</summary>
public sealed record SeriesReport
{
    /// <summary><c>step</c>, <c>t</c> or a parameter: the axis it is drawn against.</summary>
    [JsonPropertyName("axis")] public required string Axis { get; init; }

    /// <summary>Positions on the axis.</summary>
    [JsonPropertyName("x")] public required IReadOnlyList<double?> X { get; init; }

    /// <summary>Mean over seeds per sampled step.</summary>
    [JsonPropertyName("mean")] public required IReadOnlyList<Row> Mean { get; init; }

    /// <summary>Standard deviation over seeds (K − 1) per sampled step.</summary>
    [JsonPropertyName("sd")] public required IReadOnlyList<Row> StandardDeviation { get; init; }

    /// <summary>Mean over seeds of each theory's prediction; the toy's only theory is called <c>theory</c>.</summary>
    [JsonPropertyName("predicted")] public required IReadOnlyDictionary<string, IReadOnlyList<Row>> Predicted { get; init; }

    /// <summary>A vector measure's own horizontal axis, where it has one.</summary>
    [JsonPropertyName("against"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double?>? Against { get; init; }
}

/// <summary>An observe: mean and spread over the seeds, and what each theory says.</summary>
public sealed record ValueReport
{
    /// <summary>Mean over seeds.</summary>
    [JsonPropertyName("mean")] public required Row Mean { get; init; }

    /// <summary>Standard deviation over seeds (K − 1).</summary>
    [JsonPropertyName("sd")] public required Row StandardDeviation { get; init; }

    /// <summary>Mean over seeds of each theory's prediction.</summary>
    [JsonPropertyName("predicted")] public required IReadOnlyDictionary<string, Row> Predicted { get; init; }
}

/// <summary>An observe across one sweep, at one point of the others.</summary>
public sealed record AcrossReport
{
    /// <summary>The remaining swept parameters' values.</summary>
    [JsonPropertyName("params")] public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Mean over seeds.</summary>
    [JsonPropertyName("mean")] public required Row Mean { get; init; }

    /// <summary>Standard deviation over seeds (K − 1), or by jackknife across seeds.</summary>
    [JsonPropertyName("sd")] public required Row StandardDeviation { get; init; }

    /// <summary>What each theory says.</summary>
    [JsonPropertyName("predicted")] public required IReadOnlyDictionary<string, Row> Predicted { get; init; }
}

/// <summary>A constant of a theory fitted on its calibration window.</summary>
public sealed record FitReport
{
    /// <summary>The constant.</summary>
    [JsonPropertyName("name")] public required string Name { get; init; }

    /// <summary>Its fitted value.</summary>
    [JsonPropertyName("value")] public required double? Value { get; init; }

    /// <summary>The measure it was fitted from.</summary>
    [JsonPropertyName("from")] public required string From { get; init; }

    /// <summary>The theories that have it, by the names that checks give them.</summary>
    [JsonPropertyName("theories")] public IReadOnlyList<string> Theories { get; init; } = [];
}

/// <summary>One check against one theory.</summary>
public sealed record CheckReport
{
    /// <summary>The measure or observe, with its slice where the check has one.</summary>
    [JsonPropertyName("target")] public required string Target { get; init; }

    /// <summary>The rival's name; <c>theory</c> for a toy's only one.</summary>
    [JsonPropertyName("theory")] public required string Theory { get; init; }

    /// <summary>The weighted quantile of the points' errors.</summary>
    [JsonPropertyName("error")] public required double? Error { get; init; }

    /// <summary>Below this the error cannot be, noise considered.</summary>
    [JsonPropertyName("low")] public required double? Low { get; init; }

    /// <summary>Above this the error is not, at 97.5 % (99.5 % where seeds may be added).</summary>
    [JsonPropertyName("high")] public required double? High { get; init; }

    /// <summary>What the toy allows, as a fraction or absolutely.</summary>
    [JsonPropertyName("tolerance")] public required double? Tolerance { get; init; }

    /// <summary>Whether error and tolerance are absolute rather than fractions of the prediction.</summary>
    [JsonPropertyName("absolute")] public required bool IsAbsolute { get; init; }

    /// <summary>holds, fails, undecided or diverged.</summary>
    [JsonPropertyName("verdict")] public required Verdict Verdict { get; init; }

    /// <summary>The sweep point with the largest error.</summary>
    [JsonPropertyName("worst")] public required WorstPoint? Worst { get; init; }

    /// <summary>The error at every sweep point that was checked, as <see cref="Error"/> is over all; null without a sweep.</summary>
    [JsonPropertyName("by_point"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WorstPoint>? ByPoint { get; init; }

    /// <summary>Where along a run it looks, where that is not everywhere; null else, and for a check of an observe.</summary>
    [JsonPropertyName("window"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CheckWindow? Window { get; init; }

    /// <summary>Weighted share of points within tolerance.</summary>
    [JsonPropertyName("share_within")] public required double? ShareWithin { get; init; }

    /// <summary>Whether the deviation can be told from noise at all.</summary>
    [JsonPropertyName("distinguishable")] public required bool IsDistinguishable { get; init; }

    /// <summary>One sentence for readers, for example <c>holds: 2.1 % of 5 %</c>.</summary>
    [JsonPropertyName("summary")] public required string Summary { get; init; }
}

/// <summary>How far off a theory is at one sweep point, such as the one where it is worst.</summary>
/// <param name="Parameters">The swept parameters there.</param>
/// <param name="Error">The error there.</param>
public sealed record WorstPoint(
    [property: JsonPropertyName("params")] IReadOnlyDictionary<string, double> Parameters,
    [property: JsonPropertyName("error")] double? Error);

/// <summary>From where to where along a run a check looks, all sweep points together.</summary>
/// <param name="FromStep">The first sampled step that counts.</param>
/// <param name="ToStep">The last.</param>
/// <param name="FromTime">Gradient-flow time at the first.</param>
/// <param name="ToTime">Gradient-flow time at the last.</param>
public sealed record CheckWindow(
    [property: JsonPropertyName("from_step")] int FromStep,
    [property: JsonPropertyName("to_step")] int ToStep,
    [property: JsonPropertyName("from_t")] double FromTime,
    [property: JsonPropertyName("to_t")] double ToTime);

/// <summary>What came of a check.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>The error is within tolerance, noise considered.</summary>
    [JsonStringEnumMemberName("holds")] Holds,

    /// <summary>The error is beyond tolerance, noise considered.</summary>
    [JsonStringEnumMemberName("fails")] Fails,

    /// <summary>Noise hides the answer: more seeds may tell.</summary>
    [JsonStringEnumMemberName("undecided")] Undecided,

    /// <summary>NaN, overflow or an unconverged solve where none was predicted.</summary>
    [JsonStringEnumMemberName("diverged")] Diverged,
}
