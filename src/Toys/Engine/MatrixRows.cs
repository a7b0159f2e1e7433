using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>Sums over a matrix that read it once, along its rows. A few rows are taken together, so that the sums are fetched
/// and put back less often; the order of the terms is that of one row after another.</summary>
internal static class MatrixRows
{
    /// <summary>Rows taken together.</summary>
    private const int Group = 4;

    /// <summary>Σᵢ xᵢ, term by term in order.</summary>
    public static void Sum<T>(ReadOnlySpan<T> x, int rows, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        sums.Clear();
        var row = 0;
        for (; row + Group <= rows; row += Group)
            AddFour(x.Slice(row * sums.Length, Group * sums.Length), sums);
        for (; row < rows; row++)
            AddOne(x.Slice(row * sums.Length, sums.Length), sums);
    }

    /// <summary>Σᵢ wᵢ xᵢ, fused, term by term in order.</summary>
    public static void Combine<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> x, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        sums.Clear();
        var row = 0;
        for (; row + Group <= weights.Length; row += Group)
            AddFour(weights.Slice(row, Group), x.Slice(row * sums.Length, Group * sums.Length), sums);
        for (; row < weights.Length; row++)
            AddOne(weights[row], x.Slice(row * sums.Length, sums.Length), sums);
    }

    /// <summary>xᵢ · y for every row, each in the order of <see cref="Reduction.Dot"/>.</summary>
    public static void Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> dots)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var row = 0;
        if (Vector.IsHardwareAccelerated && Vector<T>.Count <= Reduction.Lanes)
            for (; row + Group <= dots.Length; row += Group)
                DotFour(x.Slice(row * y.Length, Group * y.Length), y, dots.Slice(row, Group));
        for (; row < dots.Length; row++)
            dots[row] = Reduction.Dot(x.Slice(row * y.Length, y.Length), y);
    }

    private static void AddFour<T>(ReadOnlySpan<T> x, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = sums.Length, i = 0;
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var x1 = ref Unsafe.Add(ref x0, width);
        ref var x2 = ref Unsafe.Add(ref x1, width);
        ref var x3 = ref Unsafe.Add(ref x2, width);
        ref var s = ref MemoryMarshal.GetReference(sums);
        for (; i + Vector<T>.Count <= width; i += Vector<T>.Count)
            (Load(ref s, i) + Load(ref x0, i) + Load(ref x1, i) + Load(ref x2, i) + Load(ref x3, i)).StoreUnsafe(ref s, (nuint)i);
        for (; i < width; i++)
            sums[i] = sums[i] + x[i] + x[width + i] + x[2 * width + i] + x[3 * width + i];
    }

    private static void AddOne<T>(ReadOnlySpan<T> x, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i + Vector<T>.Count <= sums.Length; i += Vector<T>.Count)
            (new Vector<T>(sums[i..]) + new Vector<T>(x[i..])).CopyTo(sums[i..]);
        for (; i < sums.Length; i++)
            sums[i] += x[i];
    }

    private static void AddFour<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> x, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = sums.Length, i = 0;
        var (w0, w1, w2, w3) = (weights[0], weights[1], weights[2], weights[3]);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var x1 = ref Unsafe.Add(ref x0, width);
        ref var x2 = ref Unsafe.Add(ref x1, width);
        ref var x3 = ref Unsafe.Add(ref x2, width);
        ref var s = ref MemoryMarshal.GetReference(sums);
        for (; i + Vector<T>.Count <= width; i += Vector<T>.Count)
        {
            var sum = Reduction.FusedMultiplyAdd(new Vector<T>(w0), Load(ref x0, i), Load(ref s, i));
            sum = Reduction.FusedMultiplyAdd(new Vector<T>(w1), Load(ref x1, i), sum);
            sum = Reduction.FusedMultiplyAdd(new Vector<T>(w2), Load(ref x2, i), sum);
            Reduction.FusedMultiplyAdd(new Vector<T>(w3), Load(ref x3, i), sum).StoreUnsafe(ref s, (nuint)i);
        }

        for (; i < width; i++)
        {
            var sum = T.FusedMultiplyAdd(w1, x[width + i], T.FusedMultiplyAdd(w0, x[i], sums[i]));
            sums[i] = T.FusedMultiplyAdd(w3, x[3 * width + i], T.FusedMultiplyAdd(w2, x[2 * width + i], sum));
        }
    }

    private static void AddOne<T>(T weight, ReadOnlySpan<T> x, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i + Vector<T>.Count <= sums.Length; i += Vector<T>.Count)
            Reduction.FusedMultiplyAdd(new Vector<T>(weight), new Vector<T>(x[i..]), new Vector<T>(sums[i..])).CopyTo(sums[i..]);
        for (; i < sums.Length; i++)
            sums[i] = T.FusedMultiplyAdd(weight, x[i], sums[i]);
    }

    /// <summary>Two vectors of partial sums for each row at a time: eight sums keep the multipliers busy.</summary>
    private static void DotFour<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> dots)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var whole = y.Length - y.Length % Reduction.Lanes;
        Span<T> lanes = stackalloc T[Group * Reduction.Lanes];
        if (Vector<T>.Count == Reduction.Lanes)
            DotFour(x, y, whole, lanes);
        for (var lane = 0; lane + 2 * Vector<T>.Count <= Reduction.Lanes; lane += 2 * Vector<T>.Count)
            DotFour(x, y, lane, whole, lanes[lane..]);
        for (var row = 0; row < Group; row++)
        {
            var sums = lanes.Slice(row * Reduction.Lanes, Reduction.Lanes);
            for (var i = whole; i < y.Length; i++)
                sums[i - whole] = T.FusedMultiplyAdd(x[row * y.Length + i], y[i], sums[i - whole]);
            dots[row] = Reduction.Combine<T>(sums);
        }
    }

    private static void DotFour<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int lane, int whole, Span<T> lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var x1 = ref Unsafe.Add(ref x0, y.Length);
        ref var x2 = ref Unsafe.Add(ref x1, y.Length);
        ref var x3 = ref Unsafe.Add(ref x2, y.Length);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        Vector<T> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector<T> s20 = default, s21 = default, s30 = default, s31 = default;
        for (var i = lane; i < whole; i += Reduction.Lanes)
        {
            var j = i + Vector<T>.Count;
            var (u, v) = (Load(ref y0, i), Load(ref y0, j));
            (s00, s01) = (Reduction.FusedMultiplyAdd(Load(ref x0, i), u, s00), Reduction.FusedMultiplyAdd(Load(ref x0, j), v, s01));
            (s10, s11) = (Reduction.FusedMultiplyAdd(Load(ref x1, i), u, s10), Reduction.FusedMultiplyAdd(Load(ref x1, j), v, s11));
            (s20, s21) = (Reduction.FusedMultiplyAdd(Load(ref x2, i), u, s20), Reduction.FusedMultiplyAdd(Load(ref x2, j), v, s21));
            (s30, s31) = (Reduction.FusedMultiplyAdd(Load(ref x3, i), u, s30), Reduction.FusedMultiplyAdd(Load(ref x3, j), v, s31));
        }

        Store(lanes, s00, s01);
        Store(lanes[Reduction.Lanes..], s10, s11);
        Store(lanes[(2 * Reduction.Lanes)..], s20, s21);
        Store(lanes[(3 * Reduction.Lanes)..], s30, s31);
    }

    /// <summary>The same where one vector holds all partial sums of a row.</summary>
    private static void DotFour<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int whole, Span<T> lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var x1 = ref Unsafe.Add(ref x0, y.Length);
        ref var x2 = ref Unsafe.Add(ref x1, y.Length);
        ref var x3 = ref Unsafe.Add(ref x2, y.Length);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        Vector<T> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var i = 0; i < whole; i += Reduction.Lanes)
        {
            var u = Load(ref y0, i);
            s0 = Reduction.FusedMultiplyAdd(Load(ref x0, i), u, s0);
            s1 = Reduction.FusedMultiplyAdd(Load(ref x1, i), u, s1);
            s2 = Reduction.FusedMultiplyAdd(Load(ref x2, i), u, s2);
            s3 = Reduction.FusedMultiplyAdd(Load(ref x3, i), u, s3);
        }

        Store(lanes, s0, s1);
        Store(lanes[(2 * Reduction.Lanes)..], s2, s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load<T>(ref T start, int offset) => Vector.LoadUnsafe(ref start, (nuint)offset);

    private static void Store<T>(Span<T> target, Vector<T> first, Vector<T> second)
    {
        first.CopyTo(target);
        second.CopyTo(target[Vector<T>.Count..]);
    }
}
