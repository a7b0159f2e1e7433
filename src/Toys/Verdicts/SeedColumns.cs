using System.Numerics;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>Deviations from their mean over the seeds of many numbers at once, laid out for resampling.</summary>
internal sealed class SeedColumns
{
    private readonly double[] deviations;

    /// <summary>Room for a number of columns, to be filled through <see cref="Row"/>.</summary>
    public SeedColumns(int seeds, int columns)
    {
        Seeds = seeds;
        Count = columns;
        deviations = new double[checked(seeds * columns)];
    }

    /// <summary>Numbers per seed.</summary>
    public int Count { get; }

    private int Seeds { get; }

    /// <summary>One seed's numbers.</summary>
    public Span<double> Row(int seed) => deviations.AsSpan(seed * Count, Count);

    /// <summary>Replaces every column by its deviations from its mean, and returns the means.</summary>
    public double[] Center()
    {
        var mean = new double[Count];
        for (var k = 0; k < Seeds; k++)
            AddMultiple(1, Row(k), mean);
        for (var i = 0; i < mean.Length; i++)
            mean[i] /= Seeds;
        for (var k = 0; k < Seeds; k++)
            AddMultiple(-1, mean, Row(k));
        return mean;
    }

    /// <summary>The mean deviation of every column in one resample.</summary>
    public void Resample(ReadOnlySpan<ushort> counts, Span<double> destination)
    {
        // A block of columns stays in the first-level cache while the seeds are added to it, in one fixed order.
        const int Block = 1024;
        for (var start = 0; start < Count; start += Block)
        {
            var length = Math.Min(Block, Count - start);
            var sums = destination.Slice(start, length);
            sums.Clear();
            for (var k = 0; k < Seeds; k++)
            {
                if (counts[k] != 0)
                    AddMultiple((double)counts[k] / Seeds, Row(k).Slice(start, length), sums);
            }
        }
    }

    /// <summary>Product and sum are rounded apart, element by element, so the vector width never shows.</summary>
    private static void AddMultiple(double factor, ReadOnlySpan<double> of, Span<double> to)
    {
        var k = 0;
        var factors = new Vector<double>(factor);
        for (; k + Vector<double>.Count <= of.Length; k += Vector<double>.Count)
            (new Vector<double>(to[k..]) + (factors * new Vector<double>(of[k..]))).CopyTo(to[k..]);
        for (; k < of.Length; k++)
            to[k] += factor * of[k];
    }
}
