using LearningMechanics.Toys.Algebra;

namespace LearningMechanics.Toys.Theory;

/// <summary>Solves F(x) = 0 by Newton's method: full steps where they help, shorter ones where they do not, and where the Jacobian
/// is no guide, steps between Newton's and steepest descent (Levenberg and Marquardt).</summary>
/// <param name="n">Number of equations and unknowns.</param>
/// <param name="resolution">The distance between neighbouring numbers near 1 in the precision of F.</param>
/// <param name="evaluate">Fills F and its Jacobian.</param>
internal sealed class SystemSolver(int n, double resolution, SystemSolver.Evaluate evaluate)
{
    /// <summary>Evaluations of F and its Jacobian at most.</summary>
    public const int Cap = 400;

    private const double LeastFraction = 1.0 / 4096;

    private readonly LuFactorization _lu = new(n);
    private readonly double[] _f = new double[n];
    private readonly double[] _jacobian = new double[n * n];
    private readonly double[] _normal = new double[n * n];
    private readonly double[] _step = new double[n];
    private readonly double[] _trial = new double[n];
    private readonly double[] _trialF = new double[n];
    private readonly double[] _trialJacobian = new double[n * n];
    private int _evaluations;
    private double _damping;

    public delegate void Evaluate(ReadOnlySpan<double> x, Span<double> f, Span<double> jacobian);

    /// <summary>Largest component of F at the end.</summary>
    public double Residual => Largest(_f);

    /// <summary>Goes from x to a solution; false where none was found.</summary>
    public bool TryRun(Span<double> x)
    {
        (_evaluations, _damping) = (1, 1e-3);
        evaluate(x, _f, _jacobian);
        while (_evaluations < Cap)
        {
            var size = Norm(_f);
            if (size == 0)
                return true;
            if (!double.IsFinite(size))
                return false;
            var isNewton = TryNewtonStep();
            if (isNewton && Largest(_step) <= resolution * Largest(x))
                return true;
            if (isNewton && TryMove(x, size))
                continue;
            // A step of rounding size that does not help: this is as close as F can tell.
            if (isNewton && Largest(_step) <= 1e6 * resolution * Largest(x))
                return true;
            if (!TryDampedMove(x, size))
                return false;
        }

        return false;
    }

    private bool TryNewtonStep()
    {
        _lu.Factor<double>(_jacobian);
        if (_lu.IsSingular)
            return false;
        for (var i = 0; i < n; i++)
            _step[i] = -_f[i];
        _lu.Solve(_step, 1);
        return double.IsFinite(Largest(_step));
    }

    /// <summary>Goes along the step, as far as it makes F smaller.</summary>
    private bool TryMove(Span<double> x, double size)
    {
        for (var fraction = 1.0; fraction >= LeastFraction && _evaluations < Cap; fraction /= 2)
            if (TryStep(x, fraction, size * (1 - 1e-4 * fraction)))
                return true;
        return false;
    }

    private bool TryDampedMove(Span<double> x, double size)
    {
        for (; _damping < 1e20 && _evaluations < Cap; _damping *= 10)
        {
            FormNormalEquations();
            _lu.Factor<double>(_normal);
            if (_lu.IsSingular)
                continue;
            _lu.Solve(_step, 1);
            if (TryStep(x, 1, size))
            {
                _damping = Math.Max(_damping / 30, 1e-12);
                return true;
            }
        }

        return false;
    }

    private bool TryStep(Span<double> x, double fraction, double bound)
    {
        for (var i = 0; i < n; i++)
            _trial[i] = x[i] + fraction * _step[i];
        _evaluations++;
        evaluate(_trial, _trialF, _trialJacobian);
        if (!(Norm(_trialF) < bound))
            return false;
        _trial.CopyTo(x);
        _trialF.CopyTo(_f, 0);
        _trialJacobian.CopyTo(_jacobian, 0);
        return true;
    }

    /// <summary>(JᵀJ + μ·diag JᵀJ)·step = −JᵀF</summary>
    private void FormNormalEquations()
    {
        for (var a = 0; a < n; a++)
        {
            _step[a] = 0;
            for (var b = 0; b < n; b++)
                _normal[a * n + b] = 0;
        }

        for (var row = 0; row < n; row++)
            for (var a = 0; a < n; a++)
            {
                _step[a] -= _jacobian[row * n + a] * _f[row];
                for (var b = 0; b < n; b++)
                    _normal[a * n + b] += _jacobian[row * n + a] * _jacobian[row * n + b];
            }

        var largest = 0.0;
        for (var a = 0; a < n; a++)
            largest = Math.Max(largest, _normal[a * n + a]);
        for (var a = 0; a < n; a++)
            _normal[a * n + a] += _damping * Math.Max(_normal[a * n + a], 1e-12 * largest);
    }

    private static double Norm(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * value;
        return Math.Sqrt(sum);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
