using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>Sums in one fixed order, whatever the machine's vectors are: eight interleaved partial sums, then a fixed tree.</summary>
internal static class Reduction
{
    /// <summary>Number of interleaved partial sums: element i belongs to sum i mod 8.</summary>
    public const int Lanes = 8;

    /// <summary>Sum of all elements.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> lanes = stackalloc T[Lanes];
        lanes.Clear();
        var whole = x.Length - x.Length % Lanes;
        if (Vector.IsHardwareAccelerated && Lanes % Vector<T>.Count == 0 && whole > 0)
            SumLanes(x[..whole], lanes);
        else
            for (var i = 0; i < whole; i += Lanes)
                for (var l = 0; l < Lanes; l++)
                    lanes[l] += x[i + l];
        for (var i = whole; i < x.Length; i++)
            lanes[i - whole] += x[i];
        return Combine<T>(lanes);
    }

    /// <summary>Σ aᵢbᵢ with fused multiply-adds.</summary>
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> lanes = stackalloc T[Lanes];
        lanes.Clear();
        var whole = a.Length - a.Length % Lanes;
        if (Vector.IsHardwareAccelerated && Lanes % Vector<T>.Count == 0 && whole > 0)
            DotLanes(a[..whole], b[..whole], lanes);
        else
            for (var i = 0; i < whole; i += Lanes)
                for (var l = 0; l < Lanes; l++)
                    lanes[l] = T.FusedMultiplyAdd(a[i + l], b[i + l], lanes[l]);
        for (var i = whole; i < a.Length; i++)
            lanes[i - whole] = T.FusedMultiplyAdd(a[i], b[i], lanes[i - whole]);
        return Combine<T>(lanes);
    }

    /// <summary>The total of the partial sums.</summary>
    public static T Combine<T>(ReadOnlySpan<T> lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        lanes[0] + lanes[4] + (lanes[2] + lanes[6]) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));

    /// <summary>a·b + c, fused, for every lane of the machine's vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> FusedMultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c)
    {
        if (typeof(T) == typeof(double))
            return Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
        return Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();
    }

    private static void SumLanes<T>(ReadOnlySpan<T> x, Span<T> lanes)
        where T : unmanaged
    {
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(x);
        var sums = MemoryMarshal.Cast<T, Vector<T>>(lanes);
        if (sums.Length == 1)
        {
            Vector<T> sum = default;
            foreach (var vector in vectors)
                sum += vector;
            sums[0] = sum;
            return;
        }

        if (sums.Length == 2)
        {
            Vector<T> even = default, odd = default;
            for (var i = 0; i + 1 < vectors.Length; i += 2)
            {
                even += vectors[i];
                odd += vectors[i + 1];
            }

            (sums[0], sums[1]) = (even, odd);
            return;
        }

        for (var i = 0; i < vectors.Length; i += sums.Length)
            for (var g = 0; g < sums.Length; g++)
                sums[g] += vectors[i + g];
    }

    private static void DotLanes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> lanes)
        where T : unmanaged
    {
        var x = MemoryMarshal.Cast<T, Vector<T>>(a);
        var y = MemoryMarshal.Cast<T, Vector<T>>(b)[..x.Length];
        var sums = MemoryMarshal.Cast<T, Vector<T>>(lanes);
        if (sums.Length == 1)
        {
            Vector<T> sum = default;
            for (var i = 0; i < x.Length; i++)
                sum = FusedMultiplyAdd(x[i], y[i], sum);
            sums[0] = sum;
            return;
        }

        if (sums.Length == 2)
        {
            // Doubles on most machines: kept in registers, the sums take a quarter of the time.
            Vector<T> even = default, odd = default;
            for (var i = 0; i + 1 < x.Length; i += 2)
            {
                even = FusedMultiplyAdd(x[i], y[i], even);
                odd = FusedMultiplyAdd(x[i + 1], y[i + 1], odd);
            }

            (sums[0], sums[1]) = (even, odd);
            return;
        }

        for (var i = 0; i < x.Length; i += sums.Length)
            for (var g = 0; g < sums.Length; g++)
                sums[g] = FusedMultiplyAdd(x[i + g], y[i + g], sums[g]);
    }
}
