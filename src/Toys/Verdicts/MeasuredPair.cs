using System.Globalization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>One number that two runs of a toy both report, each with its spread over their repetitions.</summary>
/// <param name="Where">What it is and where, for a sentence.</param>
/// <param name="First">Mean in the first run.</param>
/// <param name="FirstVariance">Variance of that mean; 0 of a single repetition.</param>
/// <param name="FirstSeeds">Repetitions of the first run.</param>
/// <param name="Second">Mean in the second run.</param>
/// <param name="SecondVariance">Variance of that mean.</param>
/// <param name="SecondSeeds">Repetitions of the second run.</param>
internal sealed record MeasuredPair(
    string Where, double First, double FirstVariance, int FirstSeeds, double Second, double SecondVariance, int SecondSeeds)
{
    /// <summary>Whether chance can be told from difference: both have a spread, or the numbers are the same.</summary>
    public bool CanTell => (FirstSeeds > 1 && SecondSeeds > 1) || First.Equals(Second);

    /// <summary>All that two reports of one toy have in common.</summary>
    public static IEnumerable<MeasuredPair> Of(RunReport first, RunReport second)
    {
        foreach (var (a, b) in first.Points.Zip(second.Points))
        {
            foreach (var (name, series) in a.Series.Where(s => b.Series.ContainsKey(s.Key)))
            {
                var other = b.Series[name];
                for (var i = 0; i < Math.Min(series.X.Count, other.X.Count); i++)
                {
                    var where = $"{name} at {series.Axis} = {Text(series.X[i])}{At(a.Parameters)}";
                    foreach (var pair in OfRows(where, (series.Mean[i], series.StandardDeviation[i], a.Seeds), (other.Mean[i], other.StandardDeviation[i], b.Seeds)))
                        yield return pair;
                }
            }

            foreach (var (name, value) in a.Observed.Where(o => b.Observed.ContainsKey(o.Key)))
            {
                var other = b.Observed[name];
                foreach (var pair in OfRows(name + At(a.Parameters), (value.Mean, value.StandardDeviation, a.Seeds), (other.Mean, other.StandardDeviation, b.Seeds)))
                    yield return pair;
            }
        }

        var (firstSeeds, secondSeeds) = (first.Points[0].Seeds, second.Points[0].Seeds);
        foreach (var (name, rows) in first.Across.Where(o => second.Across.ContainsKey(o.Key)))
        {
            foreach (var (a, b) in rows.Zip(second.Across[name]))
            {
                foreach (var pair in OfRows(name + At(a.Parameters), (a.Mean, a.StandardDeviation, firstSeeds), (b.Mean, b.StandardDeviation, secondSeeds)))
                    yield return pair;
            }
        }
    }

    /// <summary>The difference in units of what chance explains at a level: above 1 it does not.</summary>
    /// <param name="level">Quantile of Student's t.</param>
    /// <param name="rounding">What numbers without spread may differ by, relative to their size.</param>
    public double Distance(double level, double rounding)
    {
        var difference = Math.Abs(First - Second);
        var slack = rounding * Math.Max(Math.Abs(First), Math.Abs(Second));
        if (difference <= slack)
            return 0;
        if (!CanTell)
            return 0;
        var variance = FirstVariance + SecondVariance;
        var reach = variance > 0 ? StudentT.Quantile(Freedom(variance), level) * Math.Sqrt(variance) : 0;
        return difference / (reach + slack);
    }

    /// <summary>Welch's degrees of freedom, rounded down to be careful: fewer mean a longer reach.</summary>
    private int Freedom(double variance)
    {
        var spent = (FirstVariance * FirstVariance / (FirstSeeds - 1)) + (SecondVariance * SecondVariance / (SecondSeeds - 1));
        return (int)Math.Clamp(variance * variance / spent, 1, 1_000_000);
    }

    private static IEnumerable<MeasuredPair> OfRows(string where, (Row Mean, Row Deviation, int Seeds) first, (Row Mean, Row Deviation, int Seeds) second)
    {
        for (var i = 0; i < Math.Min(first.Mean.Values.Length, second.Mean.Values.Length); i++)
        {
            var (a, b) = (first.Mean.Values[i], second.Mean.Values[i]);
            if (!double.IsFinite(a) || !double.IsFinite(b))
                continue;
            yield return new MeasuredPair(
                first.Mean.IsVector ? $"{where}, component {i}" : where,
                a, Variance(first.Deviation, i, first.Seeds), first.Seeds, b, Variance(second.Deviation, i, second.Seeds), second.Seeds);
        }
    }

    private static double Variance(Row deviation, int component, int seeds) =>
        component < deviation.Values.Length && double.IsFinite(deviation.Values[component])
            ? deviation.Values[component] * deviation.Values[component] / seeds
            : 0;

    private static string At(IReadOnlyDictionary<string, double> parameters) =>
        string.Concat(parameters.Select(parameter => $", {parameter.Key} = {Text(parameter.Value)}"));

    private static string Text(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "?";
}
