namespace LearningMechanics.Toys.Theory;

/// <summary>Finds q = g(q) by iteration from a start, so that of several fixed points it is the one that the iteration tends to.</summary>
/// <remarks>As long as the plain iteration comes closer at every pass it may be accelerated: secants point to the same fixed
/// point. Where it wanders or cycles it goes on plainly for a while, and then is damped and accelerated.</remarks>
/// <param name="bounds">First element of every part of the state, and the end: each part has a scale of its own.</param>
/// <param name="tolerance">Residual at the end, relative to each part.</param>
/// <param name="image">Fills g(q).</param>
internal sealed class FixedPointIteration(int[] bounds, double tolerance, FixedPointIteration.Image image)
{
    /// <summary>Evaluations of g at most.</summary>
    public const int Cap = 4000;

    private const int PlainPasses = 400;
    private const int TrustedPasses = 3;
    private const int StalledPasses = 25;

    private readonly AndersonMixing _mixing = new(bounds[^1]);
    private readonly double[] _q = new double[bounds[^1]];
    private readonly double[] _image = new double[bounds[^1]];
    private readonly double[] _residual = new double[bounds[^1]];
    private readonly double[] _best = new double[bounds[^1]];
    private readonly double[] _floors = new double[bounds.Length - 1];
    private double _bestSize;
    private double _damping;
    private int _falling;
    private int _sinceBest;

    public delegate void Image(ReadOnlySpan<double> q, Span<double> image);

    /// <summary>The residual, relative to the state, where the iteration ended.</summary>
    public double Residual => _bestSize;

    /// <summary>Iterates from a state, which becomes the fixed point; false where none was found.</summary>
    public bool TryRun(Span<double> state)
    {
        state.CopyTo(_q);
        Prepare(state);
        var previous = double.PositiveInfinity;
        for (var pass = 0; pass < Cap; pass++)
        {
            var size = Evaluate();
            if (size < _bestSize)
                Remember(size);
            else
                _sinceBest++;
            if (double.IsInfinity(_bestSize))
                return false;
            if (IsSettled())
            {
                _best.CopyTo(state);
                return true;
            }

            _falling = size < previous ? _falling + 1 : 0;
            previous = size;
            Move(pass, size);
        }

        return false;
    }

    private void Prepare(ReadOnlySpan<double> state)
    {
        _mixing.Clear();
        (_bestSize, _damping, _falling, _sinceBest) = (double.PositiveInfinity, 1, 0, 0);
        state.CopyTo(_best);
        for (var p = 0; p < _floors.Length; p++)
            _floors[p] = 1e-18 * Largest(state[bounds[p]..bounds[p + 1]]);
    }

    /// <summary>Fills image and residual; returns the largest residual of a part relative to the part.</summary>
    private double Evaluate()
    {
        image(_q, _image);
        for (var i = 0; i < _q.Length; i++)
            _residual[i] = _image[i] - _q[i];
        var (worst, whole) = (0.0, Largest(_q));
        for (var p = 0; p < _floors.Length; p++)
        {
            var part = bounds[p]..bounds[p + 1];
            var residual = Largest(_residual.AsSpan(part));
            var scale = Math.Max(Math.Max(Largest(_q.AsSpan(part)), Largest(_image.AsSpan(part))), Math.Max(_floors[p], 1e-16 * whole));
            worst = Math.Max(worst, residual == 0 ? 0 : residual / scale);
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    private void Remember(double size)
    {
        (_bestSize, _sinceBest) = (size, 0);
        _q.CopyTo(_best, 0);
    }

    /// <summary>Converged, or as near as the rounding of g itself allows.</summary>
    private bool IsSettled() => _bestSize <= tolerance || _bestSize <= 1000 * tolerance && _sinceBest > StalledPasses;

    private void Move(int pass, double size)
    {
        if (double.IsInfinity(size) || _sinceBest >= StalledPasses && pass > PlainPasses)
        {
            // Lost: back to the best state, and on more carefully.
            _damping = Math.Max(_damping / 2, 1.0 / 1024);
            _mixing.Clear();
            _best.CopyTo(_q, 0);
            Evaluate();
            _sinceBest = 0;
            Relax();
            return;
        }

        if (_falling >= TrustedPasses || pass > PlainPasses)
        {
            for (var i = 0; i < _q.Length; i++)
                _image[i] = _q[i] + _damping * _residual[i];
            _mixing.Propose(_image, _residual, _q);
            return;
        }

        _mixing.Clear();
        Relax();
    }

    private void Relax()
    {
        for (var i = 0; i < _q.Length; i++)
            _q[i] += _damping * _residual[i];
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
