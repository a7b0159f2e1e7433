namespace LearningMechanics.Toys.Engine;

/// <summary>Eigenvalues, descending, and eigenvectors of a symmetric tridiagonal matrix by implicit QL with Wilkinson's shift
/// (Golub and Van Loan, Matrix Computations, §8.3).</summary>
internal sealed class TridiagonalEigen(int capacity)
{
    private readonly double[] _d = new double[capacity];
    private readonly double[] _e = new double[capacity + 1];
    private readonly double[] _z = new double[(long)capacity * capacity];
    private readonly int[] _order = new int[capacity];
    private int _n;

    /// <summary>The eigenvalues of the last <see cref="Solve"/>, descending; valid up to its size.</summary>
    public double[] Values { get; } = new double[capacity];

    /// <returns>False if an eigenvalue took more than 60 sweeps, which finite numbers never do.</returns>
    public bool Solve(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> offDiagonal)
    {
        _n = diagonal.Length;
        diagonal.CopyTo(_d);
        offDiagonal.CopyTo(_e);
        _e[_n - 1] = 0;
        Array.Clear(_z, 0, _n * _n);
        for (var i = 0; i < _n; i++)
            _z[i * _n + i] = 1;
        for (var l = 0; l < _n; l++)
            if (!Deflate(l))
                return false;
        for (var i = 0; i < _n; i++)
            _order[i] = i;
        Array.Sort(_order, 0, _n, Comparer<int>.Create((a, b) => _d[b].CompareTo(_d[a])));
        for (var i = 0; i < _n; i++)
            Values[i] = _d[_order[i]];
        return true;
    }

    /// <summary>Component <paramref name="row"/> of eigenvector <paramref name="index"/>.</summary>
    public double Component(int index, int row) => _z[_order[index] * _n + row];

    /// <summary>The last component, which measures how far a Lanczos vector is from an eigenvector.</summary>
    public double LastComponent(int index) => Component(index, _n - 1);

    private bool Deflate(int l)
    {
        for (var sweep = 0; ; sweep++)
        {
            var m = l;
            while (m < _n - 1 && Math.Abs(_e[m]) > double.Epsilon + 1.1e-16 * (Math.Abs(_d[m]) + Math.Abs(_d[m + 1])))
                m++;
            if (m == l)
                return true;
            if (sweep == 60 || !double.IsFinite(_d[l]))
                return false;
            Sweep(l, m);
        }
    }

    private void Sweep(int l, int m)
    {
        var g = (_d[l + 1] - _d[l]) / (2 * _e[l]);
        var r = double.Hypot(g, 1);
        g = _d[m] - _d[l] + _e[l] / (g + Math.CopySign(r, g));
        double s = 1, c = 1, p = 0;
        for (var i = m - 1; i >= l; i--)
        {
            var (f, b) = (s * _e[i], c * _e[i]);
            r = double.Hypot(f, g);
            _e[i + 1] = r;
            if (r == 0)
            {
                _d[i + 1] -= p;
                _e[m] = 0;
                return;
            }

            s = f / r;
            c = g / r;
            g = _d[i + 1] - p;
            r = (_d[i] - g) * s + 2 * c * b;
            p = s * r;
            _d[i + 1] = g + p;
            g = c * r - b;
            Rotate(i, s, c);
        }

        _d[l] -= p;
        _e[l] = g;
        _e[m] = 0;
    }

    /// <summary>Row i of _z is eigenvector i while the iteration runs, so a rotation mixes two contiguous rows.</summary>
    private void Rotate(int i, double s, double c)
    {
        var upper = _z.AsSpan(i * _n, _n);
        var lower = _z.AsSpan((i + 1) * _n, _n);
        for (var k = 0; k < _n; k++)
        {
            var f = lower[k];
            lower[k] = s * upper[k] + c * f;
            upper[k] = c * upper[k] - s * f;
        }
    }
}
