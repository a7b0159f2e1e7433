using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>Resamples of whole seeds: how often each repetition comes in each replicate. The same for every check.</summary>
/// <remarks>The key is fixed, so a record judged twice, or on two machines, gets the same interval.</remarks>
internal sealed class SeedResamples
{
    // Below a thousand replicates the 97.5 % point wanders; beyond four thousand nobody sees the difference.
    private const int Fewest = 1000;
    private const int Most = 4000;
    private const double Operations = 2e8;

    private readonly ushort[] counts;

    /// <summary>Draws the replicates.</summary>
    /// <param name="seeds">Repetitions, 2 or more.</param>
    /// <param name="replicates">How many resamples.</param>
    public SeedResamples(int seeds, int replicates)
    {
        Seeds = seeds;
        Replicates = replicates;
        counts = new ushort[seeds * replicates];
        var picks = new int[seeds];
        for (var r = 0; r < replicates; r++)
        {
            DrawStream.For(RunKey.Zero, seed: seeds, "bootstrap", step: r).FillIndices(seeds, picks);
            var row = counts.AsSpan(r * seeds, seeds);
            foreach (var pick in picks)
                row[pick]++;
        }
    }

    /// <summary>Repetitions resampled.</summary>
    public int Seeds { get; }

    /// <summary>How many resamples.</summary>
    public int Replicates { get; }

    /// <summary>As many replicates as the size of the check leaves time for; the number depends on nothing else.</summary>
    public static SeedResamples For(int seeds, long columns) =>
        new(seeds, (int)Math.Clamp(Operations / ((double)seeds * Math.Max(columns, 1)), Fewest, Most));

    /// <summary>How often each repetition comes in a replicate.</summary>
    public ReadOnlySpan<ushort> this[int replicate] => counts.AsSpan(replicate * Seeds, Seeds);
}
