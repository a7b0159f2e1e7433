using MathNet.Numerics.Distributions;

namespace LearningMechanics.Domain.Workers;

/// <summary>All that one worker measured at one setting.</summary>
internal sealed record SettingShare(WorkerId Worker, double Count, double Mean, double SquaresWithin, double Freedom)
{
    public static IReadOnlyList<SettingShare> Of(IEnumerable<SettingReading> setting) =>
        [.. setting.GroupBy(reading => reading.Worker).Select(own => Of(own.Key, [.. own]))];

    private static SettingShare Of(WorkerId worker, SettingReading[] runs)
    {
        double count = runs.Sum(run => run.Seeds);
        return new(
            worker, count, runs.Sum(run => run.Mean * run.Seeds) / count,
            runs.Sum(run => run.Deviation * run.Deviation * (run.Seeds - 1)), runs.Sum(run => run.Seeds - 1));
    }
}

/// <summary>How far one worker is from others at one setting.</summary>
/// <param name="Square">The squared normal deviate; where nothing is drawn, whether it differs at all.</param>
/// <param name="IsExact">Whether nothing is drawn there.</param>
internal sealed record SettingDifference(double Square, bool IsExact)
{
    /// <summary>No single setting says more than twelve deviations would.</summary>
    private const double LargestDeviate = 12;

    /// <summary>What roundings may come to where nothing is drawn.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Null where there were not repetitions enough to tell.</summary>
    public static SettingDifference? Between(SettingShare share, SettingShare[] others)
    {
        var freedom = share.Freedom + others.Sum(other => other.Freedom);
        if (freedom < 1)
            return null;
        var count = others.Sum(other => other.Count);
        var mean = others.Sum(other => other.Mean * other.Count) / count;
        var deviation = Math.Sqrt((share.SquaresWithin + others.Sum(other => other.SquaresWithin)) / freedom);
        if (deviation <= Rounding * Math.Abs(mean))
            return new(Math.Abs(share.Mean - mean) <= Rounding * Math.Abs(mean) ? 0 : 1, IsExact: true);
        var error = deviation * Math.Sqrt((1 / share.Count) + (1 / count));
        var tail = StudentT.CDF(0, 1, freedom, -Math.Abs(share.Mean - mean) / error);
        var deviate = Math.Min(LargestDeviate, tail > 0 ? -Normal.InvCDF(0, 1, tail) : LargestDeviate);
        return new(deviate * deviate, IsExact: false);
    }
}
