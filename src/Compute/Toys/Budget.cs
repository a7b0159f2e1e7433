using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>Keeps a run within this machine's memory, before anything is allocated.</summary>
internal static class Budget
{
    /// <summary>What this process may use; a container's limit counts.</summary>
    public static double MemoryHere => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>A sentence if not even one repetition fits.</summary>
    public static IEnumerable<string> Errors(ToyPrice price, double memory)
    {
        if (price.PeakBytes > memory)
            yield return $"One repetition needs {Amounts.Bytes(price.PeakBytes)} and this machine has {Amounts.Bytes(memory)}: "
                + "make the toy's sizes smaller, for example with --set.";
    }

    /// <summary>The settings with no more threads than repetitions that fit at once; the numbers do not depend on it.</summary>
    public static RunSettings Fit(RunSettings settings, ToyPrice price, double memory)
    {
        var threads = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount;
        return settings with { Threads = (int)Math.Clamp(memory / Math.Max(1, price.PeakBytes), 1, threads) };
    }
}
