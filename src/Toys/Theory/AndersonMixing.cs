using LearningMechanics.Toys.Algebra;

namespace LearningMechanics.Toys.Theory;

/// <summary>The next point of an iteration q ← g(q), extrapolated from the last few: the combination of them whose residual
/// g(q) − q is smallest, were g linear.</summary>
/// <remarks>Anderson 1965, in the form of Walker and Ni 2011, with the least squares solved by normal equations: five columns
/// at most, and a lost digit costs a pass, not accuracy.</remarks>
internal sealed class AndersonMixing(int dimension)
{
    private const int Depth = 5;

    private readonly double[][] _residualChanges = Columns(dimension);
    private readonly double[][] _imageChanges = Columns(dimension);
    private readonly double[] _lastResidual = new double[dimension];
    private readonly double[] _lastImage = new double[dimension];
    private readonly LuFactorization[] _factorizations = [.. Enumerable.Range(1, Depth).Select(n => new LuFactorization(n))];
    private readonly double[] _matrix = new double[Depth * Depth];
    private readonly double[] _weights = new double[Depth];
    private int _seen;

    /// <summary>Forgets the points so far.</summary>
    public void Clear() => _seen = 0;

    /// <summary>Learns a point's image and residual, and proposes the next point.</summary>
    public void Propose(ReadOnlySpan<double> image, ReadOnlySpan<double> residual, Span<double> next)
    {
        if (_seen > 0)
        {
            var (f, g) = (_residualChanges[(_seen - 1) % Depth], _imageChanges[(_seen - 1) % Depth]);
            for (var i = 0; i < dimension; i++)
                (f[i], g[i]) = (residual[i] - _lastResidual[i], image[i] - _lastImage[i]);
        }

        residual.CopyTo(_lastResidual);
        image.CopyTo(_lastImage);
        image.CopyTo(next);
        for (var columns = Math.Min(_seen++, Depth); columns > 0; columns--)
            if (TrySolve(columns, residual))
            {
                for (var c = 0; c < columns; c++)
                    for (var i = 0; i < dimension; i++)
                        next[i] -= _weights[c] * Latest(_imageChanges, c)[i];
                return;
            }
    }

    private bool TrySolve(int columns, ReadOnlySpan<double> residual)
    {
        for (var a = 0; a < columns; a++)
        {
            for (var b = 0; b < columns; b++)
                _matrix[a * columns + b] = Dot(Latest(_residualChanges, a), Latest(_residualChanges, b));
            _weights[a] = Dot(Latest(_residualChanges, a), residual);
        }

        // Changes that have become parallel say nothing new; a trace of the diagonal keeps the system solvable.
        for (var a = 0; a < columns; a++)
            _matrix[a * columns + a] *= 1 + 1e-14;
        var lu = _factorizations[columns - 1];
        lu.Factor<double>(_matrix.AsSpan(0, columns * columns));
        if (lu.IsSingular)
            return false;
        lu.Solve(_weights.AsSpan(0, columns), 1);
        for (var a = 0; a < columns; a++)
            if (!(Math.Abs(_weights[a]) < 1e8))
                return false;
        return true;
    }

    /// <summary>The c-th newest column.</summary>
    private double[] Latest(double[][] columns, int c) => columns[(_seen - 2 - c + 2 * Depth) % Depth];

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double[][] Columns(int dimension) => [.. Enumerable.Range(0, Depth).Select(_ => new double[dimension])];
}
