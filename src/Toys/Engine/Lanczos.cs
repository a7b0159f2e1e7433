using System.Numerics.Tensors;

namespace LearningMechanics.Toys.Engine;

/// <summary>Lanczos iteration for the largest eigenvalues of a symmetric matrix given by products, with full
/// reorthogonalisation (twice is enough) and a fixed start, so that the same matrix gives the same bits.</summary>
/// <param name="n">Size of the matrix.</param>
/// <param name="count">Number of eigenvalues wanted, at most n.</param>
/// <param name="cap">Products at most.</param>
internal sealed class Lanczos(int n, int count, int cap)
{
    private readonly double[] _basis = new double[(long)cap * n];
    private readonly double[] _work = new double[n];
    private readonly double[] _diagonal = new double[cap];
    private readonly double[] _offDiagonal = new double[cap + 1];
    private readonly TridiagonalEigen _tridiagonal = new(cap);

    public delegate void Product(ReadOnlySpan<double> v, Span<double> hv);

    /// <summary>Descending.</summary>
    public double[] Values { get; } = new double[count];

    /// <summary>Row i is the unit eigenvector of value i; its largest component is positive.</summary>
    public double[] Vectors { get; } = new double[(long)count * n];

    /// <summary>Iterates until the wanted eigenvalues have settled to a relative <paramref name="tolerance"/>.</summary>
    /// <returns>Whether they did; false also for anything not finite.</returns>
    public bool Run(Product multiply, double tolerance)
    {
        Start(Basis(0), 0);
        for (var m = 1; m <= cap; m++)
        {
            var v = Basis(m - 1);
            multiply(v, _work);
            _diagonal[m - 1] = Reduction.Dot<double>(v, _work);
            var before = Math.Sqrt(Reduction.Dot<double>(_work, _work));
            if (!double.IsFinite(before))
                return false;
            Orthogonalise(m);
            var beta = Math.Sqrt(Reduction.Dot<double>(_work, _work));
            // What is left after orthogonalisation is rounding: the space found is invariant.
            var exhausted = beta <= 1e-13 * before || m == n;
            _offDiagonal[m] = exhausted ? 0 : beta;
            if (m >= count && (exhausted && m == n || m % 4 == 0 || m == cap || exhausted) && Settled(m, tolerance, exhausted && m == n))
                return Finish(m);
            if (m == cap)
                break;
            if (exhausted)
                Restart(m);
            else
                TensorPrimitives.Divide(_work, beta, Basis(m));
        }

        return false;
    }

    private Span<double> Basis(int index) => _basis.AsSpan(index * n, n);

    /// <summary>A start that no structured matrix is likely to be orthogonal to: a fixed irrational rotation.</summary>
    private static void Start(Span<double> v, int salt)
    {
        for (var i = 0; i < v.Length; i++)
        {
            var x = (i + 1) * 0.6180339887498949 + (salt + 1) * 0.7548776662466927;
            v[i] = x - Math.Floor(x) - 0.5 + 1e-3;
        }

        TensorPrimitives.Divide(v, Math.Sqrt(Reduction.Dot<double>(v, v)), v);
    }

    private void Orthogonalise(int m)
    {
        for (var pass = 0; pass < 2; pass++)
            for (var j = m - 1; j >= 0; j--)
                TensorPrimitives.MultiplyAdd(Basis(j), -Reduction.Dot<double>(Basis(j), _work), _work, _work);
    }

    /// <summary>An invariant space was found before n: continue in its complement, so that no eigenvalue is missed.</summary>
    private void Restart(int m)
    {
        Start(_work, m);
        Orthogonalise(m);
        TensorPrimitives.Divide(_work, Math.Sqrt(Reduction.Dot<double>(_work, _work)), Basis(m));
    }

    private bool Settled(int m, double tolerance, bool complete)
    {
        if (!_tridiagonal.Solve(_diagonal.AsSpan(0, m), _offDiagonal.AsSpan(1, m - 1)))
            return false;
        if (complete)
            return true;
        var scale = Math.Max(Math.Abs(_tridiagonal.Values[0]), Math.Abs(_tridiagonal.Values[m - 1]));
        if (_offDiagonal[m] == 0)
            return m >= Math.Min(n, 4 * count + 8);
        for (var i = 0; i < count; i++)
        {
            // An eigenvalue's error is the square of its residual over the gap; the residual alone is what the vector needs.
            var residual = _offDiagonal[m] * Math.Abs(_tridiagonal.LastComponent(i));
            if (residual > Math.Sqrt(tolerance) * 1e-2 * scale)
                return false;
        }

        return true;
    }

    private bool Finish(int m)
    {
        for (var i = 0; i < count; i++)
        {
            Values[i] = _tridiagonal.Values[i];
            var vector = Vectors.AsSpan(i * n, n);
            vector.Clear();
            for (var j = 0; j < m; j++)
                TensorPrimitives.MultiplyAdd(Basis(j), _tridiagonal.Component(i, j), vector, vector);
            var norm = Math.Sqrt(Reduction.Dot<double>(vector, vector));
            var largest = vector[TensorPrimitives.IndexOfMaxMagnitude<double>(vector)];
            TensorPrimitives.Divide(vector, largest < 0 ? -norm : norm, vector);
        }

        return true;
    }
}
