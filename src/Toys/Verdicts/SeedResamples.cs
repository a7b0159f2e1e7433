using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>Resamples of whole seeds: how often each repetition comes in each replicate. The same for every check.</summary>
/// <remarks>
/// Up to seven seeds every possible resample is listed with its probability, so the bootstrap is exact; beyond, resamples
/// are drawn with a fixed key. A record judged twice, or on two machines, gets the same interval.
/// </remarks>
internal sealed class SeedResamples
{
    private const int MostSeedsListed = 7;

    // Below a thousand replicates the 97.5 % point wanders; beyond four thousand nobody sees the difference.
    private const int FewestDrawn = 1000;
    private const int MostDrawn = 4000;
    private const double Operations = 2e8;

    private readonly ushort[] counts;
    private readonly double[]? probabilities;

    private SeedResamples(int seeds, ushort[] counts, double[]? probabilities)
    {
        Seeds = seeds;
        Replicates = counts.Length / seeds;
        this.counts = counts;
        this.probabilities = probabilities;
    }

    /// <summary>Repetitions resampled.</summary>
    public int Seeds { get; }

    /// <summary>How many resamples.</summary>
    public int Replicates { get; }

    /// <summary>All resamples, or as many as the size of the check leaves time for; the number depends on nothing else.</summary>
    /// <param name="seeds">Repetitions, 2 or more.</param>
    /// <param name="columns">How many numbers each repetition has.</param>
    public static SeedResamples For(int seeds, long columns) => seeds <= MostSeedsListed
        ? Listed(seeds)
        : Drawn(seeds, (int)Math.Clamp(Operations / ((double)seeds * Math.Max(columns, 1)), FewestDrawn, MostDrawn));

    /// <summary>How often each repetition comes in a replicate.</summary>
    public ReadOnlySpan<ushort> this[int replicate] => counts.AsSpan(replicate * Seeds, Seeds);

    /// <summary>The quantile of a number per replicate; reorders them.</summary>
    public double Quantile(double[] numbers, double q) => probabilities is null
        ? WeightedQuantile.At(numbers, q)
        : WeightedQuantile.At(numbers, (double[])probabilities.Clone(), q);

    private static SeedResamples Drawn(int seeds, int replicates)
    {
        var counts = new ushort[seeds * replicates];
        var picks = new int[seeds];
        var source = DrawSource.For(RunKey.Zero, seed: seeds, "bootstrap");
        for (var r = 0; r < replicates; r++)
        {
            source.At(r).FillIndices(seeds, picks);
            foreach (var pick in picks)
                counts[(r * seeds) + pick]++;
        }

        return new SeedResamples(seeds, counts, null);
    }

    /// <summary>All ways to put K picks on K seeds, with the multinomial probability K!/(∏nᵢ!·Kᴷ) of each.</summary>
    private static SeedResamples Listed(int seeds)
    {
        var (counts, probabilities, row) = (new List<ushort>(), new List<double>(), new ushort[seeds]);
        var most = 1.0;
        for (var i = 1; i <= seeds; i++)
            most *= (double)i / seeds;
        Place(0, seeds, most);
        return new SeedResamples(seeds, [.. counts], [.. probabilities]);

        void Place(int seed, int left, double probability)
        {
            var factorial = 1.0;
            for (var n = 0; n <= left; n++, factorial *= n)
            {
                if (seed == seeds - 1 && n < left)
                    continue;
                row[seed] = (ushort)n;
                if (seed < seeds - 1)
                {
                    Place(seed + 1, left - n, probability / factorial);
                    continue;
                }

                counts.AddRange(row);
                probabilities.Add(probability / factorial);
            }
        }
    }
}
