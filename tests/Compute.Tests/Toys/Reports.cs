using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Tests.Toys;

/// <summary>Small reports for the tests of what is written about a run.</summary>
internal static class Reports
{
    public static RunReport With(params CheckReport[] checks) => new()
    {
        Title = "A toy",
        Sha256 = new string('a', 64),
        PredictionSha256 = new string('b', 64),
        Key = RunKey.Zero.ToString(),
        Engine = "managed 0.1.0",
        Seconds = 1.5,
        Points = [],
        Across = new Dictionary<string, IReadOnlyList<AcrossReport>>(),
        Fits = [],
        Checks = checks,
    };

    public static CheckReport Check(Verdict verdict) => new()
    {
        Target = "loss",
        Theory = "theory",
        Error = 0.021,
        Low = 0.01,
        High = 0.034,
        Tolerance = 0.05,
        IsAbsolute = false,
        Verdict = verdict,
        Worst = new WorstPoint(new Dictionary<string, double> { ["eta"] = 0.4 }, 0.31),
        ShareWithin = 0.93,
        IsDistinguishable = false,
        Summary = "holds: 2.1 % of 5 %",
    };

    public static PointReport Point(IReadOnlyDictionary<string, double> parameters, string measure, SeriesReport series) => new()
    {
        Parameters = parameters,
        Seeds = 4,
        Series = new Dictionary<string, SeriesReport> { [measure] = series },
        Observed = new Dictionary<string, ValueReport>(),
        Divergences = [],
    };

    public static SeriesReport Series(
        IReadOnlyList<Row> mean, IReadOnlyList<Row> predicted, string theory = "theory", IReadOnlyList<double?>? against = null) => new()
    {
        Axis = "step",
        X = [.. Enumerable.Range(0, mean.Count).Select(i => (double?)(10 * i))],
        Mean = mean,
        StandardDeviation = [.. mean.Select(r => r with { Values = [.. r.Values.Select(_ => 0.5)] })],
        Predicted = new Dictionary<string, IReadOnlyList<Row>> { [theory] = predicted },
        Against = against,
    };
}
