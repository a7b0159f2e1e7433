namespace LearningMechanics.Toys.Theory;

/// <summary>Finds a minimum of a smooth function by Newton's method inside a region in which its quadratic model is trusted. The
/// model is minimised by conjugate gradients (Steihaug 1983), so that only products with the Hessian are needed.</summary>
/// <param name="n">Number of unknowns.</param>
/// <param name="resolution">The distance between neighbouring numbers near 1 in the function's precision.</param>
/// <param name="evaluate">Fills gradient and Hessian times direction; returns the value.</param>
internal sealed class TrustRegion(int n, double resolution, TrustRegion.Evaluate evaluate)
{
    /// <summary>Steps at most.</summary>
    public const int StepCap = 500;

    private const int ProductCap = 200;

    private readonly double[] _gradient = new double[n];
    private readonly double[] _step = new double[n];
    private readonly double[] _residual = new double[n];
    private readonly double[] _direction = new double[n];
    private readonly double[] _product = new double[n];
    private readonly double[] _trial = new double[n];
    private readonly double[] _trialGradient = new double[n];
    private double _value;
    private double _radius;

    public delegate double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);

    /// <summary>Evaluations at most, for so many unknowns.</summary>
    public static double EvaluationCap(int n) => StepCap * (2.0 + Products(n));

    /// <summary>Goes from x to a minimum; false where none was found.</summary>
    public bool TryRun(Span<double> x)
    {
        Array.Clear(_direction);
        _value = evaluate(x, _direction, _gradient, _product);
        _radius = Math.Max(1, Norm(x));
        for (var step = 0; step < StepCap; step++)
        {
            var slope = Norm(_gradient);
            if (!double.IsFinite(_value) || !double.IsFinite(slope) || !(Norm(x) < 1e100))
                return false;
            if (slope == 0)
                return true;
            var gain = MinimizeModel(x, slope);
            var length = Norm(_step);
            // Shorter than the spacing of numbers at x, or at a kink the radius has closed on.
            if (length <= resolution * Norm(x) || length < 1e-150)
                return true;
            if (!TryStep(x, gain, length, slope))
                return true;
        }

        return false;
    }

    private static int Products(int n) => Math.Min(2 * n + 2, ProductCap);

    /// <summary>Fills the step; returns by how much the model falls.</summary>
    private double MinimizeModel(ReadOnlySpan<double> x, double slope)
    {
        Array.Clear(_step);
        for (var i = 0; i < n; i++)
            (_residual[i], _direction[i]) = (_gradient[i], -_gradient[i]);
        var (square, fall) = (Dot(_residual, _residual), 0.0);
        var enough = Math.Max(Math.Min(1e-2, Math.Sqrt(slope)), 1e-10) * slope;
        for (var k = 0; k < Products(n); k++)
        {
            evaluate(x, _direction, _trialGradient, _product);
            var curvature = Dot(_direction, _product);
            var alpha = square / curvature;
            if (!(curvature > 0) || LengthAfter(alpha) >= _radius)
            {
                var reach = ToBoundary();
                return fall - reach * Dot(_residual, _direction) - reach * reach * curvature / 2;
            }

            Advance(alpha);
            fall += alpha * square / 2;
            var next = Dot(_residual, _residual);
            if (Math.Sqrt(next) <= enough)
                return fall;
            for (var i = 0; i < n; i++)
                _direction[i] = -_residual[i] + next / square * _direction[i];
            square = next;
        }

        return fall;
    }

    private void Advance(double alpha)
    {
        for (var i = 0; i < n; i++)
        {
            _step[i] += alpha * _direction[i];
            _residual[i] += alpha * _product[i];
        }
    }

    private double LengthAfter(double alpha)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
            sum += (_step[i] + alpha * _direction[i]) * (_step[i] + alpha * _direction[i]);
        return Math.Sqrt(sum);
    }

    /// <summary>Extends the step along the direction to the edge of the region; returns by which multiple of the direction.</summary>
    private double ToBoundary()
    {
        var (a, b, c) = (Dot(_direction, _direction), Dot(_step, _direction), Dot(_step, _step) - _radius * _radius);
        var reach = (-b + Math.Sqrt(Math.Max(0, b * b - a * c))) / a;
        for (var i = 0; i < n; i++)
            _step[i] += reach * _direction[i];
        return reach;
    }

    /// <summary>Takes the step if it helps, and learns how far the model can be trusted; false if nothing finer can be told.</summary>
    private bool TryStep(Span<double> x, double gain, double length, double slope)
    {
        for (var i = 0; i < n; i++)
            _trial[i] = x[i] + _step[i];
        Array.Clear(_direction);
        var value = evaluate(_trial, _direction, _trialGradient, _product);
        var slopeThere = Norm(_trialGradient);
        var isBelowRounding = gain <= 20 * resolution * Math.Abs(_value);
        var ratio = (_value - value) / gain;
        if (isBelowRounding)
            ratio = slopeThere < slope ? 1 : 0;
        else if (double.IsNaN(ratio))
            ratio = 0;
        if (ratio < 0.25)
            _radius = length / 4;
        else if (ratio > 0.75 && length > 0.9 * _radius)
            _radius *= 2;
        if (ratio <= 1e-4)
            return !isBelowRounding;
        _trial.CopyTo(x);
        _trialGradient.CopyTo(_gradient, 0);
        _value = value;
        return true;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double Norm(ReadOnlySpan<double> values) => Math.Sqrt(Dot(values, values));
}
