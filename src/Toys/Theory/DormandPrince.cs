using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Theory;

/// <summary>Integrates y′ = f(t, y) by the Runge–Kutta pair of order 5(4) of Dormand and Prince, with error control and an
/// interpolant of order 4 between steps. Explicit: a stiff problem meets the cap on evaluations instead of an answer.</summary>
/// <remarks>Tableau, step control and interpolant as in Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I,
/// second edition, sections II.4 to II.6 (their DOPRI5). Allocates nothing after construction.</remarks>
/// <param name="dimension">Number of components of y.</param>
/// <param name="derivative">f.</param>
/// <param name="cancellation">Looked at before every step.</param>
internal sealed class DormandPrince(int dimension, DormandPrince.Derivative derivative, CancellationToken cancellation = default)
{
    private const double Safety = 0.9;
    private const double Damping = 0.04;
    private const double Slowest = 0.2;
    private const double Fastest = 10;

    private static readonly double[] Nodes = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1];

    private static readonly double[][] Stages =
    [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    private static readonly double[] ErrorWeights =
        [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    private static readonly double[] InterpolantWeights =
    [
        -12715105075.0 / 11282082432, 0, 87487479700.0 / 32700410799, -10690763975.0 / 1880347072,
        701980252875.0 / 199316789632, -1453857185.0 / 822651844, 69997945.0 / 29380423,
    ];

    private readonly double[] _start = new double[dimension];
    private readonly double[] _y = new double[dimension];
    private readonly double[] _stage = new double[dimension];
    private readonly double[][] _k = [.. Enumerable.Range(0, 7).Select(_ => new double[dimension])];
    private readonly double[][] _interpolant = [.. Enumerable.Range(0, 4).Select(_ => new double[dimension])];
    private double _startTime;
    private double _time;
    private double _step;
    private double _lastError;

    /// <summary>Fills the derivative at a time and a state.</summary>
    public delegate void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative);

    public double RelativeTolerance { get; init; } = 1e-8;

    public double AbsoluteTolerance { get; init; } = 1e-10;

    /// <summary>Part of the tolerance that goes with the largest component: one that ought to be zero is only as good as
    /// rounding leaves it.</summary>
    public double RelativeFloor { get; init; }

    /// <summary>Evaluations of f at most from one <see cref="Start"/> on.</summary>
    public int EvaluationCap { get; init; } = 100_000;

    /// <summary>Where the equation stands in the toy.</summary>
    public SourceSpan Origin { get; init; }

    /// <summary>No step goes beyond this time, behind which f need not be defined.</summary>
    public double End { get; set; } = double.NaN;

    /// <summary>Evaluations of f since <see cref="Start"/>.</summary>
    public int Evaluations { get; private set; }

    public void Start(double time, ReadOnlySpan<double> state)
    {
        (Evaluations, _step) = (0, 0);
        Restart(time, state);
    }

    /// <summary>The state at a time, not before the last one asked for; found by interpolation in the step that covers it.</summary>
    public void Reach(double time, Span<double> state)
    {
        while (IsShortOf(time))
            Step(time, End);
        Interpolate(time, state);
    }

    /// <summary>The state at a time where f may jump: a step ends there, and the next one begins afresh.</summary>
    public void ReachExactly(double time, Span<double> state)
    {
        while (IsShortOf(time))
            Step(time, time);
        _y.CopyTo(state);
        Restart(time, state);
    }

    private bool IsShortOf(double time) => Math.Abs(time - _startTime) > Math.Abs(_time - _startTime);

    private void Restart(double time, ReadOnlySpan<double> state)
    {
        (_startTime, _time, _lastError) = (time, time, 1e-4);
        state.CopyTo(_y);
        state.CopyTo(_start);
        foreach (var part in _interpolant)
            Array.Clear(part);
        Array.Fill(_k[6], double.NaN);
    }

    private void Step(double towards, double end)
    {
        if (_time == _startTime && double.IsNaN(FirstOf(_k[6])))
            Prepare(towards);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var step = Limit(_step, end);
            RequireProgress(step);
            TryStep(step);
            var error = ErrorNorm(step);
            if (error <= 1)
            {
                Accept(step, end, error);
                return;
            }

            // A rejected step shrinks by what its error suggests; one that met something not finite by the most allowed.
            _step = step * (double.IsFinite(error) ? Math.Max(Slowest, Safety * Power(error, -0.2)) : Slowest);
        }
    }

    /// <summary>A power to single precision: C libraries differ in its last bits, and a step size that followed them would make
    /// every number of a solution depend on the machine.</summary>
    private static double Power(double x, double exponent) => (float)Math.Pow(x, exponent);

    private static double FirstOf(double[] values) => values.Length > 0 ? values[0] : 0;

    /// <summary>First derivative and first step size: as Hairer, Nørsett and Wanner, II.4.</summary>
    private void Prepare(double towards)
    {
        Evaluate(_time, _y, _k[0]);
        if (_step != 0)
            return;
        var direction = towards >= _time ? 1.0 : -1.0;
        var (d0, d1) = (ScaledNorm(_y), ScaledNorm(_k[0]));
        var guess = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 : 0.01 * d0 / d1;
        guess = Math.Min(guess, Math.Abs(towards - _time));
        for (var i = 0; i < dimension; i++)
            _stage[i] = _y[i] + direction * guess * _k[0][i];
        Evaluate(_time + direction * guess, _stage, _k[1]);
        for (var i = 0; i < dimension; i++)
            _stage[i] = _k[1][i] - _k[0][i];
        var d2 = ScaledNorm(_stage) / guess;
        var largest = Math.Max(d1, d2);
        var refined = largest <= 1e-15 ? Math.Max(1e-6, guess * 1e-3) : Power(0.01 / largest, 0.2);
        var first = Math.Min(100 * guess, refined);
        _step = direction * (double.IsFinite(first) && first > 0 ? first : guess);
    }

    private double Limit(double step, double end) =>
        double.IsNaN(end) || Math.Abs(end - _time) > Math.Abs(step) * (1 + 1e-10) ? step : end - _time;

    private void RequireProgress(double step)
    {
        if (Evaluations >= EvaluationCap)
            throw new DivergenceException(
                $"the integration needs more than {EvaluationCap} evaluations (it got to t = {_time:G6}): the equation is stiff there or its solution blows up", Origin);
        if (!(Math.Abs(step) > 4 * Math.BitIncrement(Math.Abs(_time)) - 4 * Math.Abs(_time)))
            throw new DivergenceException($"the solution of the equation blows up or stops being finite near t = {_time:G6}", Origin);
    }

    private void TryStep(double step)
    {
        for (var s = 1; s < 7; s++)
        {
            _y.CopyTo(_stage, 0);
            for (var j = 0; j < s; j++)
                AddScaled(_stage, step * Stages[s][j], _k[j]);
            Evaluate(_time + Nodes[s] * step, _stage, _k[s]);
        }
    }

    private void Accept(double step, double end, double error)
    {
        _y.CopyTo(_start, 0);
        _startTime = _time;
        var (difference, bend, twist, weave) = (_interpolant[0], _interpolant[1], _interpolant[2], _interpolant[3]);
        Array.Clear(weave);
        for (var s = 0; s < 7; s++)
            AddScaled(weave, step * InterpolantWeights[s], _k[s]);
        for (var i = 0; i < dimension; i++)
        {
            difference[i] = _stage[i] - _y[i];
            bend[i] = step * _k[0][i] - difference[i];
            twist[i] = difference[i] - step * _k[6][i] - bend[i];
        }

        _stage.CopyTo(_y, 0);
        _time = step == end - _time ? end : _time + step;
        (_k[0], _k[6]) = (_k[6], _k[0]);
        var growth = Safety * Power(Math.Max(error, 1e-10), -(0.2 - 0.75 * Damping)) * Power(_lastError, Damping);
        _lastError = Math.Max(error, 1e-4);
        var next = step * Math.Clamp(growth, Slowest, Fastest);
        // A step cut short at the end says nothing about the step size that the equation wants.
        _step = Math.Abs(step) < Math.Abs(_step) ? Math.MaxMagnitude(_step, next) : next;
    }

    private void Interpolate(double time, Span<double> state)
    {
        var span = _time - _startTime;
        var x = span == 0 ? 0 : (time - _startTime) / span;
        var rest = 1 - x;
        var (difference, bend, twist, weave) = (_interpolant[0], _interpolant[1], _interpolant[2], _interpolant[3]);
        for (var i = 0; i < dimension; i++)
            state[i] = x == 1
                ? _y[i]
                : _start[i] + x * (difference[i] + rest * (bend[i] + x * (twist[i] + rest * weave[i])));
    }

    private void Evaluate(double time, ReadOnlySpan<double> state, Span<double> result)
    {
        Evaluations++;
        derivative(time, state, result);
    }

    private static void AddScaled(double[] target, double factor, double[] source)
    {
        if (factor == 0)
            return;
        for (var i = 0; i < target.Length; i++)
            target[i] += factor * source[i];
    }

    private double ErrorNorm(double step)
    {
        var sum = 0.0;
        var floor = AbsoluteTolerance + RelativeFloor * Largest(_y);
        for (var i = 0; i < dimension; i++)
        {
            var error = 0.0;
            for (var s = 0; s < 7; s++)
                error += ErrorWeights[s] * _k[s][i];
            var scale = floor + RelativeTolerance * Math.Max(Math.Abs(_y[i]), Math.Abs(_stage[i]));
            sum += step * error / scale * (step * error / scale);
        }

        var norm = Math.Sqrt(sum / Math.Max(1, dimension));
        return double.IsFinite(norm) ? norm : double.PositiveInfinity;
    }

    private double Largest(double[] values)
    {
        if (RelativeFloor == 0)
            return 0;
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private double ScaledNorm(double[] values)
    {
        var sum = 0.0;
        var floor = AbsoluteTolerance + RelativeFloor * Largest(_y);
        for (var i = 0; i < dimension; i++)
        {
            var scaled = values[i] / (floor + RelativeTolerance * Math.Abs(_y[i]));
            sum += scaled * scaled;
        }

        return Math.Sqrt(sum / Math.Max(1, dimension));
    }
}
