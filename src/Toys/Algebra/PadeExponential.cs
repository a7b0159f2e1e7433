using System.Numerics;
using System.Numerics.Tensors;
using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Algebra;

/// <summary>exp of matrices of one size by scaling and squaring with the Padé approximant of degree 13.</summary>
/// <remarks>Higham, The scaling and squaring method for the matrix exponential revisited, SIAM J. Matrix Anal. Appl. 26
/// (2005) 1179: at ‖A‖₁ ≤ 5.37 the approximant's backward error is below double precision.</remarks>
internal sealed class PadeExponential(int n)
{
    /// <summary>A norm that needs more is above 1/ε: not one digit of the result would be right.</summary>
    public const int MostSquarings = 50;

    private const double LargestNorm = 5.371920351148152;

    private static readonly double[] Coefficients =
    [
        64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
        670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
    ];

    private readonly double[] _a = new double[n * n];
    private readonly double[] _square = new double[n * n];
    private readonly double[] _fourth = new double[n * n];
    private readonly double[] _sixth = new double[n * n];
    private readonly double[] _odd = new double[n * n];
    private readonly double[] _even = new double[n * n];
    private readonly double[] _work = new double[n * n];
    private readonly MatrixProduct<double> _product = new(n, n, n, false, false);
    private readonly LuFactorization _lu = new(n);

    /// <summary>exp(A); false where A is not finite or too large to have one digit right, or the result overflows.</summary>
    public bool TryCompute<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision.Load(a, _a);
        var norm = Norm();
        if (!double.IsFinite(norm))
            return false;
        var squarings = norm <= LargestNorm ? 0 : Math.ILogB(norm / LargestNorm) + 1;
        if (squarings > MostSquarings)
            return false;
        TensorPrimitives.Multiply(_a, Math.ScaleB(1, -squarings), _a);
        Approximate();
        for (var i = 0; i < squarings; i++)
        {
            _product.Multiply(_even, _even, _work);
            _work.AsSpan().CopyTo(_even);
        }

        foreach (var entry in _even)
            if (!double.IsFinite(entry))
                return false;
        Precision.Store(_even, result);
        return true;
    }

    /// <summary>Largest sum of magnitudes in a column.</summary>
    private double Norm()
    {
        var sums = _work.AsSpan(0, n);
        sums.Clear();
        for (var i = 0; i < n * n; i++)
            sums[i % n] += Math.Abs(_a[i]);
        var norm = 0.0;
        foreach (var sum in sums)
            norm = Math.Max(norm, sum);
        return norm;
    }

    /// <summary>(V − U)⁻¹·(V + U), U and V the odd and even part of the numerator; left in <see cref="_even"/>.</summary>
    private void Approximate()
    {
        _product.Multiply(_a, _a, _square);
        _product.Multiply(_square, _square, _fourth);
        _product.Multiply(_fourth, _square, _sixth);

        Polynomial(_odd, 13, 11, 9);
        _product.Multiply(_sixth, _odd, _work);
        Polynomial(_odd, 7, 5, 3, 1);
        TensorPrimitives.Add(_odd, _work, _work);
        _product.Multiply(_a, _work, _odd);

        Polynomial(_even, 12, 10, 8);
        _product.Multiply(_sixth, _even, _work);
        Polynomial(_even, 6, 4, 2, 0);
        TensorPrimitives.Add(_even, _work, _even);

        TensorPrimitives.Subtract(_even, _odd, _work);
        TensorPrimitives.Add(_even, _odd, _even);
        _lu.Factor<double>(_work);
        _lu.Solve(_even, n);
    }

    /// <summary>Coefficients of the given indices times A⁶, A⁴, A² and, where there is a fourth, the unit matrix.</summary>
    private void Polynomial(Span<double> target, int six, int four, int two, int zero = -1)
    {
        TensorPrimitives.Multiply(_sixth, Coefficients[six], target);
        TensorPrimitives.MultiplyAdd(_fourth, Coefficients[four], target, target);
        TensorPrimitives.MultiplyAdd(_square, Coefficients[two], target, target);
        if (zero >= 0)
            for (var i = 0; i < n; i++)
                target[i * n + i] += Coefficients[zero];
    }
}
