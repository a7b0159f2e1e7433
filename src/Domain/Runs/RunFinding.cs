namespace LearningMechanics.Domain.Runs;

/// <summary>What the site found in a record that it took in.</summary>
/// <param name="Checked">Repetitions that it ran again itself and found to be the same.</param>
/// <param name="Reading">One quantity that was measured, to compare workers by; null where there is none.</param>
public sealed record RunFinding(int Checked, WorkerReading? Reading = null)
{
    /// <summary>Nothing was looked at.</summary>
    public static RunFinding Unchecked { get; } = new(0);
}
