using System.Runtime.Intrinsics;

namespace LearningMechanics.Toys.Random;

internal readonly partial struct DrawStream
{
    /// <summary>Rows uniform on the unit sphere: normals, each row divided by its length. // (n, d), row-major</summary>
    public void FillSphere(int n, int d, Span<double> destination)
    {
        FillNormal(destination[..checked(n * d)]);
        for (var i = 0; i < n; i++)
            Normalize(destination.Slice(i * d, d));
    }

    /// <summary>A Haar-distributed matrix: orthonormal columns where n ≥ m, orthonormal rows where n &lt; m. // (n, m), row-major</summary>
    /// <remarks>
    /// Gram–Schmidt on a Gaussian matrix is its QR factorisation with a positive diagonal of R, and then Q is Haar
    /// (Mezzadri, Notices of the AMS 54 (2007) 592). Every vector is orthogonalised twice, which suffices.
    /// </remarks>
    public void FillOrthogonal(int n, int m, Span<double> destination)
    {
        destination = destination[..checked(n * m)];
        FillNormal(destination);
        if (n < m)
        {
            OrthonormalizeRows(n, m, destination);
            return;
        }

        var columns = new double[destination.Length];
        Transpose(n, m, destination, columns);
        OrthonormalizeRows(m, n, columns);
        Transpose(m, n, columns, destination);
    }

    private static void OrthonormalizeRows(int count, int length, Span<double> rows)
    {
        for (var i = 0; i < count; i++)
        {
            var row = rows.Slice(i * length, length);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    var earlier = rows.Slice(j * length, length);
                    Subtract(Dot(earlier, row), earlier, row);
                }
            }

            Normalize(row);
        }
    }

    private static void Normalize(Span<double> row)
    {
        var norm = Math.Sqrt(Dot(row, row));
        for (var j = 0; j < row.Length; j++)
            row[j] /= norm;
    }

    /// <summary>A sum in one fixed order, four partial sums wide on every machine, without fused operations.</summary>
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector256<double>.Zero;
        var k = 0;
        for (; k + 4 <= a.Length; k += 4)
            sums += Vector256.Create(a.Slice(k, 4)) * Vector256.Create(b.Slice(k, 4));
        var sum = (sums.GetElement(0) + sums.GetElement(1)) + (sums.GetElement(2) + sums.GetElement(3));
        for (; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }

    private static void Subtract(double factor, ReadOnlySpan<double> a, Span<double> from)
    {
        var factors = Vector256.Create(factor);
        var k = 0;
        for (; k + 4 <= a.Length; k += 4)
            (Vector256.Create(from.Slice(k, 4)) - (factors * Vector256.Create(a.Slice(k, 4)))).CopyTo(from[k..]);
        for (; k < a.Length; k++)
            from[k] -= factor * a[k];
    }

    private static void Transpose(int rows, int columns, ReadOnlySpan<double> from, Span<double> to)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                to[(j * rows) + i] = from[(i * columns) + j];
        }
    }
}
