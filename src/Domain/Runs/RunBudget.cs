using System.Globalization;

namespace LearningMechanics.Domain.Runs;

/// <summary>What one run may cost.</summary>
/// <param name="Seconds">Estimated seconds on one core.</param>
/// <param name="PeakBytes">Memory for one seed.</param>
/// <param name="Repetitions">Sweep points times seeds.</param>
public sealed record RunBudget(double Seconds, double PeakBytes, int Repetitions)
{
    /// <summary>The site judges a few runs at a time, and their workers wait for that; at the last of four looks it takes four times as long.</summary>
    private const double MostTheorySeconds = 30;

    /// <summary>
    /// What a visitor who has not logged in may ask for: ten core minutes, so that a stranger's click cannot hold a
    /// worker for longer than others will wait, in a quarter of the memory of the smallest machine that lends itself,
    /// and few enough repetitions that the raw series can be kept for good.
    /// </summary>
    public static RunBudget Visitor { get; } = new(600, 512L << 20, 5_000);

    /// <summary>Says why a run costs too much, or null where it does not.</summary>
    public string? Refuse(RunCost cost, int points, int seeds)
    {
        if (!(cost.Seconds <= Seconds))
            return $"This would take about {Words(cost.Seconds)} s of one core; a run may take {Words(Seconds)} s. Lower the steps, the widths, the sweep or the seeds.";
        if (!(cost.TheorySeconds <= MostTheorySeconds))
            return $"Its theory alone would take about {Words(cost.TheorySeconds)} s of one core, which the site spends again to make the predictions itself; it may take {Words(MostTheorySeconds)} s. Lower the seeds, the sweep, or what the theory iterates.";
        if (!(cost.PeakBytes <= PeakBytes))
            return $"This needs {Megabytes(cost.PeakBytes)} MB of memory for one seed; a run may take {Megabytes(PeakBytes)} MB. Lower the widths or the number of samples.";
        if ((long)points * seeds > Repetitions)
            return $"{points} sweep points × {seeds} seeds are {(long)points * seeds} repetitions; a run may have {Repetitions}. Lower the seeds or the sweep.";
        return null;
    }

    private static string Words(double seconds) => seconds.ToString(seconds < 1e6 ? "N0" : "G2", CultureInfo.InvariantCulture);

    private static string Megabytes(double bytes) => (bytes / (1 << 20)).ToString("N0", CultureInfo.InvariantCulture);
}
