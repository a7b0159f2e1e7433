using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LearningMechanics.Toys.Algebra;

/// <summary>C ← C − A·B on blocks inside row-major matrices: the inner loop of every blocked factorization here.</summary>
/// <remarks>Each element of C loses its products in ascending order, one rounding for the product and one for the
/// difference, so the bits depend neither on the machine's vectors nor on where a block ends. Not fused, because a
/// browser has no fused multiply-add and would emulate it.</remarks>
internal static class BlockProduct
{
    /// <param name="a">Starts at A's first element; (m, k), rows <paramref name="aStride"/> apart.</param>
    /// <param name="b">(k, n), rows <paramref name="bStride"/> apart.</param>
    /// <param name="c">(m, n), rows <paramref name="cStride"/> apart; does not overlap the others.</param>
    public static void Subtract(
        ReadOnlySpan<double> a, int aStride, ReadOnlySpan<double> b, int bStride, Span<double> c, int cStride, int m, int n, int k)
    {
        if (m == 0 || n == 0 || k == 0)
            return;
        var row = 0;
        for (; row + 4 <= m; row += 4)
            FourRows(a[(row * aStride)..], aStride, b, bStride, c[(row * cStride)..], cStride, n, k);
        for (; row < m; row++)
            OneRow(a.Slice(row * aStride, k), b, bStride, c.Slice(row * cStride, n), 0);
    }

    private static void FourRows(
        ReadOnlySpan<double> a, int aStride, ReadOnlySpan<double> b, int bStride, Span<double> c, int cStride, int n, int k)
    {
        var width = Vector<double>.Count;
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        var column = 0;
        for (; column + 2 * width <= n; column += 2 * width)
        {
            var (s00, s01) = (Load(ref c0, column), Load(ref c0, column + width));
            var (s10, s11) = (Load(ref c0, cStride + column), Load(ref c0, cStride + column + width));
            var (s20, s21) = (Load(ref c0, 2 * cStride + column), Load(ref c0, 2 * cStride + column + width));
            var (s30, s31) = (Load(ref c0, 3 * cStride + column), Load(ref c0, 3 * cStride + column + width));
            for (var p = 0; p < k; p++)
            {
                var x = Load(ref b0, p * bStride + column);
                var y = Load(ref b0, p * bStride + column + width);
                var u = new Vector<double>(Unsafe.Add(ref a0, p));
                s00 -= u * x;
                s01 -= u * y;
                u = new Vector<double>(Unsafe.Add(ref a0, aStride + p));
                s10 -= u * x;
                s11 -= u * y;
                u = new Vector<double>(Unsafe.Add(ref a0, 2 * aStride + p));
                s20 -= u * x;
                s21 -= u * y;
                u = new Vector<double>(Unsafe.Add(ref a0, 3 * aStride + p));
                s30 -= u * x;
                s31 -= u * y;
            }

            Store(ref c0, column, s00, s01);
            Store(ref c0, cStride + column, s10, s11);
            Store(ref c0, 2 * cStride + column, s20, s21);
            Store(ref c0, 3 * cStride + column, s30, s31);
        }

        if (column < n)
            for (var i = 0; i < 4; i++)
                OneRow(a.Slice(i * aStride, k), b, bStride, c.Slice(i * cStride, n), column);
    }

    private static void OneRow(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int bStride, Span<double> c, int column)
    {
        var width = Vector<double>.Count;
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (; column + width <= c.Length; column += width)
        {
            var sum = Load(ref c0, column);
            for (var p = 0; p < a.Length; p++)
                sum -= new Vector<double>(a[p]) * Load(ref b0, p * bStride + column);
            sum.StoreUnsafe(ref c0, (nuint)column);
        }

        for (; column < c.Length; column++)
        {
            var sum = c[column];
            for (var p = 0; p < a.Length; p++)
                sum -= a[p] * b[p * bStride + column];
            c[column] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Load(ref double start, int offset) => Vector.LoadUnsafe(ref start, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double start, int offset, Vector<double> first, Vector<double> second)
    {
        first.StoreUnsafe(ref start, (nuint)offset);
        second.StoreUnsafe(ref start, (nuint)(offset + Vector<double>.Count));
    }
}
