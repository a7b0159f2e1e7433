using System.Runtime.CompilerServices;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Random;

/// <summary>The endless row of random bits that belongs to one draw of one statement, at one step, for one seed.</summary>
/// <remarks>
/// <para>A 64-bit Philox key and the high half of its counter come from <see cref="DrawSource"/>; the low half counts
/// blocks of 128 bits, two elements each. Nothing else enters, so a draw is the same whatever else a toy contains, on
/// any number of threads.</para>
/// <para>Except for permutations and orthogonal matrices, element k depends on k only: a longer fill begins with the
/// shorter one, and a fill may be split at any element (<c>first</c>).</para>
/// <para>Changing anything here changes every result ever published; the tests pin the numbers.</para>
/// </remarks>
internal readonly partial struct DrawStream
{
    private readonly ulong key;
    private readonly ulong stream;

    internal DrawStream(ulong key, ulong stream)
    {
        this.key = key;
        this.stream = stream;
    }

    /// <summary>The stream of one draw; see <see cref="DrawSource"/> for many steps of the same one.</summary>
    /// <param name="runKey">The run's 128 bits.</param>
    /// <param name="seed">The repetition's number.</param>
    /// <param name="name">The name the statement defines, as it was written.</param>
    /// <param name="ordinal">Which draw of the statement, from 0.</param>
    /// <param name="step">The training step for fresh data; 0 for what is drawn once.</param>
    public static DrawStream For(RunKey runKey, int seed, string name, int ordinal = 0, long step = 0) =>
        DrawSource.For(runKey, seed, name, ordinal).At(step);

    /// <summary>Uniform on [0, 1), in multiples of 2⁻⁵³.</summary>
    public void FillUniform(Span<double> destination, long first = 0)
    {
        const double Unit = 1.0 / (1L << 53);
        var words = new WordReader(this, first);
        for (var k = 0; k < destination.Length; k++)
            destination[k] = (words.Next() >> 11) * Unit;
    }

    /// <summary>Standard normal, by the inverse distribution function at the midpoints of 2⁵² equal cells.</summary>
    public void FillNormal(Span<double> destination, long first = 0)
    {
        const double Unit = 1.0 / (1L << 52);
        var words = new WordReader(this, first);
        for (var k = 0; k < destination.Length; k++)
            destination[k] = NormalQuantile.At(((words.Next() >> 12) + 0.5) * Unit);
    }

    /// <summary>−1 or 1, evenly.</summary>
    public void FillRademacher(Span<double> destination, long first = 0)
    {
        var words = new WordReader(this, first);
        for (var k = 0; k < destination.Length; k++)
            destination[k] = (long)words.Next() < 0 ? -1 : 1;
    }

    /// <summary>1 with probability <paramref name="p"/>, else 0.</summary>
    public void FillBernoulli(double p, Span<double> destination, long first = 0)
    {
        FillUniform(destination, first);
        for (var k = 0; k < destination.Length; k++)
            destination[k] = destination[k] < p ? 1 : 0;
    }

    /// <summary>1 with each element's own probability, else 0.</summary>
    public void FillBernoulli(ReadOnlySpan<double> p, Span<double> destination, long first = 0)
    {
        FillUniform(destination, first);
        for (var k = 0; k < destination.Length; k++)
            destination[k] = destination[k] < p[k] ? 1 : 0;
    }

    /// <summary>Integers from 0 with the table's probabilities.</summary>
    public void FillCategorical(CategoricalTable table, Span<double> destination, long first = 0)
    {
        FillUniform(destination, first);
        for (var k = 0; k < destination.Length; k++)
            destination[k] = table.IndexAt(destination[k]);
    }

    /// <summary>Integers, each uniform on 0 … <paramref name="count"/> − 1.</summary>
    public void FillIndices(int count, Span<int> destination)
    {
        for (var k = 0; k < destination.Length; k++)
            destination[k] = (int)Below((ulong)count, (ulong)k);
    }

    /// <summary>A uniform permutation of 0 … n − 1.</summary>
    public void FillPermutation(Span<int> destination)
    {
        for (var i = 0; i < destination.Length; i++)
            destination[i] = i;
        for (var i = destination.Length - 1; i > 0; i--)
        {
            var j = (int)Below((ulong)i + 1, (ulong)i);
            (destination[i], destination[j]) = (destination[j], destination[i]);
        }
    }

    /// <summary>A uniform integer below <paramref name="bound"/>, exactly: the few words that would tilt the odds are thrown away.</summary>
    private ulong Below(ulong bound, ulong index)
    {
        // The attempt stands in the top bits of the block number, far beyond any element.
        for (var attempt = 0UL; ; attempt++)
        {
            var (word, _) = Philox.Block(index | (attempt << 48), stream, key);
            var high = Math.BigMul(word, bound, out var low);
            if (low >= bound || low >= unchecked(0 - bound) % bound)
                return high;
        }
    }

    /// <summary>Words of a stream in order, two to a block.</summary>
    private struct WordReader(DrawStream draws, long first)
    {
        private ulong block = (ulong)first >> 1;
        private bool atSecond = (first & 1) != 0;
        private ulong second = (first & 1) != 0 ? Philox.Block((ulong)first >> 1, draws.stream, draws.key).Second : 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Next()
        {
            if (atSecond)
            {
                atSecond = false;
                block++;
                return second;
            }

            (var word, second) = Philox.Block(block, draws.stream, draws.key);
            atSecond = true;
            return word;
        }
    }
}
