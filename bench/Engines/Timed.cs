namespace LearningMechanics.Bench.Engines;

/// <summary>One run: how long it took, and what it computed.</summary>
/// <param name="Seconds">Of the clock on the wall.</param>
/// <param name="ProcessorSeconds">Of all threads of the process together.</param>
/// <param name="Value">The mean over the seeds.</param>
internal sealed record Timed(double Seconds, double ProcessorSeconds, double Value)
{
    /// <summary>On one thread processor time, which other programs on the machine disturb least; on several, wall time.</summary>
    public double Cost(int threads) => threads == 1 ? ProcessorSeconds : Seconds;
}
