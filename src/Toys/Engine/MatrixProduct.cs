using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>C = A·B for one fixed size. Every element of C is the fused sum over k in ascending order (for n = 1, the
/// eight-lane order of <see cref="Reduction.Dot"/>), so the bits do not depend on the machine's vectors or on blocking.</summary>
/// <param name="m">Rows of C.</param>
/// <param name="n">Columns of C.</param>
/// <param name="k">Length of the sums.</param>
/// <param name="transposeA">A is stored (k, m).</param>
/// <param name="transposeB">B is stored (n, k).</param>
internal sealed class MatrixProduct<T>(int m, int n, int k, bool transposeA, bool transposeB)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _rows = transposeA ? new T[m * k] : [];
    private readonly T[] _columns = transposeB && n > 1 ? new T[k * n] : [];

    public void Multiply(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
    {
        if (transposeA)
        {
            Transpose(a, k, m, _rows);
            a = _rows;
        }

        if (n == 1)
        {
            for (var i = 0; i < m; i++)
                c[i] = Reduction.Dot(a.Slice(i * k, k), b);
            return;
        }

        if (transposeB)
        {
            Transpose(b, n, k, _columns);
            b = _columns;
        }

        var row = 0;
        for (; row + 4 <= m; row += 4)
            FourRows(a[(row * k)..], b, c[(row * n)..]);
        for (; row < m; row++)
            OneRow(a.Slice(row * k, k), b, c.Slice(row * n, n));
    }

    private static void Transpose(ReadOnlySpan<T> x, int rows, int columns, Span<T> y)
    {
        const int Block = 16;
        for (var i0 = 0; i0 < rows; i0 += Block)
            for (var j0 = 0; j0 < columns; j0 += Block)
                for (var i = i0; i < Math.Min(i0 + Block, rows); i++)
                    for (var j = j0; j < Math.Min(j0 + Block, columns); j++)
                        y[j * rows + i] = x[i * columns + j];
    }

    private void FourRows(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
    {
        var width = Vector<T>.Count;
        var column = 0;
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (; column + 2 * width <= n; column += 2 * width)
        {
            Vector<T> s00 = default, s01 = default, s10 = default, s11 = default;
            Vector<T> s20 = default, s21 = default, s30 = default, s31 = default;
            for (var p = 0; p < k; p++)
            {
                var x = Load(ref b0, p * n + column);
                var y = Load(ref b0, p * n + column + width);
                var u = new Vector<T>(Unsafe.Add(ref a0, p));
                s00 = Reduction.FusedMultiplyAdd(u, x, s00);
                s01 = Reduction.FusedMultiplyAdd(u, y, s01);
                u = new Vector<T>(Unsafe.Add(ref a0, k + p));
                s10 = Reduction.FusedMultiplyAdd(u, x, s10);
                s11 = Reduction.FusedMultiplyAdd(u, y, s11);
                u = new Vector<T>(Unsafe.Add(ref a0, 2 * k + p));
                s20 = Reduction.FusedMultiplyAdd(u, x, s20);
                s21 = Reduction.FusedMultiplyAdd(u, y, s21);
                u = new Vector<T>(Unsafe.Add(ref a0, 3 * k + p));
                s30 = Reduction.FusedMultiplyAdd(u, x, s30);
                s31 = Reduction.FusedMultiplyAdd(u, y, s31);
            }

            Store(ref c0, column, s00);
            Store(ref c0, column + width, s01);
            Store(ref c0, n + column, s10);
            Store(ref c0, n + column + width, s11);
            Store(ref c0, 2 * n + column, s20);
            Store(ref c0, 2 * n + column + width, s21);
            Store(ref c0, 3 * n + column, s30);
            Store(ref c0, 3 * n + column + width, s31);
        }

        if (column < n)
            for (var i = 0; i < 4; i++)
                Tail(a.Slice(i * k, k), b, c.Slice(i * n, n), column);
    }

    private void OneRow(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
    {
        var width = Vector<T>.Count;
        var column = 0;
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (; column + width <= n; column += width)
        {
            Vector<T> sum = default;
            for (var p = 0; p < k; p++)
                sum = Reduction.FusedMultiplyAdd(new Vector<T>(a[p]), Load(ref b0, p * n + column), sum);
            Store(ref c0, column, sum);
        }

        Tail(a, b, c, column);
    }

    private void Tail(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int column)
    {
        for (; column < n; column++)
        {
            var sum = T.Zero;
            for (var p = 0; p < k; p++)
                sum = T.FusedMultiplyAdd(a[p], b[p * n + column], sum);
            c[column] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load(ref T start, int offset) => Vector.LoadUnsafe(ref start, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref T start, int offset, Vector<T> value) => value.StoreUnsafe(ref start, (nuint)offset);
}
