using System.Numerics;
using System.Numerics.Tensors;

namespace LearningMechanics.Toys.Engine;

/// <summary>C = A·B for one fixed size. Every element of C is the fused sum over k in ascending order, except where a vector
/// meets the rows of a matrix: there it has the eight-lane order of <see cref="Reduction.Dot"/>. So the bits do not depend on
/// the machine's vectors or on blocking.</summary>
/// <param name="m">Rows of C.</param>
/// <param name="n">Columns of C.</param>
/// <param name="k">Length of the sums.</param>
/// <param name="transposeA">A is stored (k, m).</param>
/// <param name="transposeB">B is stored (n, k).</param>
internal sealed class MatrixProduct<T>(int m, int n, int k, bool transposeA, bool transposeB)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TiledProduct<T>? _tiled =
        TiledProduct.IsNeeded(m, n, k) ? new TiledProduct<T>(m, n, k, transposeA, transposeB) : null;

    public void Multiply(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
    {
        // Tiles are read and written unchecked.
        a = a[..(m * k)];
        b = b[..(k * n)];
        c = c[..(m * n)];
        if (_tiled is not null)
            _tiled.Multiply(a, b, c);
        else if (k == 1)
            for (var i = 0; i < m; i++)
                TensorPrimitives.Multiply(b, a[i], c.Slice(i * n, n));
        else if (n == 1 && (m == 1 || !transposeA))
            MatrixRows.Dot(a, b, c);
        else if (n == 1)
            MatrixRows.Combine(b, a, c);
        else if (transposeB)
            MatrixRows.Dot(b, a, c);
        else
            MatrixRows.Combine(a, b, c);
    }
}
