using System.Globalization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <summary>
/// One quantity of a judged run by which the workers that ran the same toy at the same setting are compared. Quantities of one
/// run go together, so that one of them is as much as all: which it is depends on the setting alone.
/// </summary>
/// <param name="Mean">Mean over the repetitions.</param>
/// <param name="Deviation">Standard deviation over them.</param>
public sealed record WorkerReading(double Mean, double Deviation)
{
    /// <summary>The reading of a run; null where no scalar of it is finite.</summary>
    /// <param name="report">The judgement.</param>
    /// <param name="settingHash">As <see cref="RunOrder.SettingHash"/> gives it.</param>
    public static WorkerReading? Of(RunReport report, string settingHash)
    {
        WorkerReading[] readings = [.. report.Points.SelectMany(Scalars)];
        if (readings.Length == 0)
            return null;
        var chosen = readings[int.Parse(settingHash.AsSpan(0, 7), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % readings.Length];
        return double.IsFinite(chosen.Mean) && double.IsFinite(chosen.Deviation) ? chosen : null;
    }

    /// <summary>Observes and the last values of measures, in order of their names.</summary>
    private static IEnumerable<WorkerReading> Scalars(PointReport point)
    {
        foreach (var (_, observed) in point.Observed.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            if (!observed.Mean.IsVector)
                yield return new WorkerReading(observed.Mean.Values[0], observed.StandardDeviation.Values[0]);
        }

        foreach (var (_, series) in point.Series.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (series.Mean.Count > 0 && !series.Mean[^1].IsVector)
                yield return new WorkerReading(series.Mean[^1].Values[0], series.StandardDeviation[^1].Values[0]);
        }
    }
}
