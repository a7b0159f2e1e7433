using MathNet.Numerics;

namespace LearningMechanics.Domain.Workers;

/// <summary>Whether a worker measures what the others do, where they ran the same toy at the same setting.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Settings">Settings that others ran too: the degrees of freedom.</param>
/// <param name="Others">How many others it is compared with.</param>
/// <param name="ChiSquared">Sum over those settings of squared standardized differences from the others' mean.</param>
/// <param name="Probability">How often a worker that measures the same would differ by as much.</param>
/// <param name="IsContradicted">Whether, where nothing is drawn and all others agree, it measured something else.</param>
/// <remarks>
/// At each setting the worker's mean is compared with the mean of all others by Student's t with the pooled deviation, and t is
/// turned into the normal deviate of the same probability. Repetitions are not normal, and few of them make t too large: so the
/// others are compared among themselves in the same way, and all squares are divided by the median of theirs, in units of the
/// median of χ²₁, where that is above 1. A biased worker is left out of its own yardstick, and spoils everybody else's.
/// </remarks>
public sealed record WorkerAgreement(WorkerId Worker, int Settings, int Others, double ChiSquared, double Probability, bool IsContradicted)
{
    /// <summary>Below this a worker is an outlier: one in a million such tests of workers that measure the same.</summary>
    public const double Level = 1e-6;

    /// <summary>With one other nobody can tell which of the two is wrong.</summary>
    private const int FewestOthers = 2;

    /// <summary>One strange setting may be the setting's fault.</summary>
    private const int FewestSettings = 5;

    /// <summary>The median of χ² with one degree of freedom.</summary>
    private const double MedianOfOne = 0.454936;

    /// <summary>Whether it differs beyond chance, from enough others to tell that it is the one.</summary>
    public bool IsOutlier => Others >= FewestOthers && (IsContradicted || (Settings >= FewestSettings && Probability < Level));

    /// <summary>Compares workers by the readings of their runs.</summary>
    /// <returns>One for each worker that shares a setting with another, the least alike first.</returns>
    public static IReadOnlyList<WorkerAgreement> Of(IEnumerable<SettingReading> readings)
    {
        IReadOnlyList<SettingShare>[] settings = [.. readings.GroupBy(reading => reading.Setting).Select(SettingShare.Of).Where(shares => shares.Count > 1)];
        return [.. settings.SelectMany(shares => shares).Select(share => share.Worker).Distinct()
            .Select(worker => Of(worker, settings)).OfType<WorkerAgreement>().OrderBy(agreement => agreement.Probability)];
    }

    private static WorkerAgreement? Of(WorkerId worker, IReadOnlyList<SettingShare>[] settings)
    {
        var (own, others) = (new List<SettingDifference>(), new List<SettingDifference>());
        var met = new HashSet<WorkerId>();
        var isContradicted = false;
        foreach (var shares in settings)
        {
            if (shares.FirstOrDefault(share => share.Worker == worker) is not { } share)
                continue;
            SettingShare[] rest = [.. shares.Where(other => other != share)];
            met.UnionWith(rest.Select(other => other.Worker));
            List<SettingDifference> among = rest.Length < FewestOthers
                ? []
                : [.. rest.Select((other, i) => SettingDifference.Between(other, [.. rest.Where((_, j) => j != i)])).OfType<SettingDifference>()];
            others.AddRange(among);
            if (SettingDifference.Between(share, rest) is not { } difference)
                continue;
            own.Add(difference);
            isContradicted |= difference is { IsExact: true, Square: > 0 } && among.Count > 0 && among.TrueForAll(other => other.Square == 0);
        }

        var drawn = own.Where(difference => !difference.IsExact).ToList();
        if (drawn.Count == 0 && !isContradicted)
            return null;
        var sum = drawn.Sum(difference => difference.Square) / Math.Max(1, Median(others) / MedianOfOne);
        return new(worker, drawn.Count, met.Count, sum, drawn.Count == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(drawn.Count / 2.0, sum / 2), isContradicted);
    }

    private static double Median(List<SettingDifference> differences)
    {
        double[] sorted = [.. differences.Where(difference => !difference.IsExact).Select(difference => difference.Square).Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>What one run measured, to compare workers by.</summary>
/// <param name="Worker">Who ran it.</param>
/// <param name="Setting">Names the toy and its settings.</param>
/// <param name="Seeds">Repetitions.</param>
/// <param name="Mean">Mean over them.</param>
/// <param name="Deviation">Standard deviation over them.</param>
public sealed record SettingReading(WorkerId Worker, string Setting, int Seeds, double Mean, double Deviation);
