using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Tests.Charts;

/// <summary>Reports made of given numbers.</summary>
internal static class Reports
{
    public static RunReport Of(IReadOnlyList<PointReport> points, params CheckReport[] checks) => new()
    {
        Title = "A toy", Sha256 = new string('a', 64), PredictionSha256 = new string('b', 64), Key = new string('0', 32),
        Engine = "managed 0.1.0", Seconds = 1.5, Points = points,
        Across = new Dictionary<string, IReadOnlyList<AcrossReport>>(), Fits = [], Checks = checks,
    };

    /// <summary>One measure along training, with its theory.</summary>
    public static PointReport Along(
        string measure, double[] steps, double[] mean, double[] deviation, double[] theory, int seeds = 4, string axis = "step") =>
        Point([], measure, axis, steps, mean, deviation, new() { ["theory"] = theory }, seeds);

    /// <summary>One measure at one point of a sweep.</summary>
    public static PointReport At(string parameter, double value, string measure, double mean, double deviation, double theory, int seeds = 30) =>
        Point(new() { [parameter] = value }, measure, "step", [0], [mean], [deviation], new() { ["theory"] = [theory] }, seeds);

    public static PointReport Point(
        Dictionary<string, double> parameters, string measure, string axis, double[] x, double[] mean, double[] deviation,
        Dictionary<string, double[]> theories, int seeds) => new()
        {
            Parameters = parameters,
            Seeds = seeds,
            Divergences = [],
            Observed = new Dictionary<string, ValueReport>(),
            Series = new Dictionary<string, SeriesReport>
            {
                [measure] = new()
                {
                    Axis = axis,
                    X = [.. x.Select(value => (double?)value)],
                    Mean = [.. mean.Select(Row.Scalar)],
                    StandardDeviation = [.. deviation.Select(Row.Scalar)],
                    Predicted = theories.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Row>)[.. pair.Value.Select(Row.Scalar)]),
                },
            },
        };

    public static CheckReport Check(
        string target, Verdict verdict, string summary, double error = 0.02, double tolerance = 0.05, bool isAbsolute = false) => new()
        {
            Target = target, Theory = "theory", Error = error, Low = 0, High = error * 1.3, Tolerance = tolerance,
            IsAbsolute = isAbsolute, Verdict = verdict, Worst = null, ShareWithin = 1, IsDistinguishable = true, Summary = summary,
        };

    public static ToyPlot Plot(string name, string axis = "step", bool logX = false, bool logY = false) => new(name, axis, logX, logY);

    public static ToyParameter Parameter(string name, string? label) => new(name, 1, 0, 10, false, false, label);
}
