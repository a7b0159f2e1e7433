namespace LearningMechanics.Toys.Theory;

/// <summary>Finds a zero of a function between two points where its signs differ.</summary>
/// <remarks>Inverse quadratic interpolation, as Brent does, but a step that fails to cut the bracket well is followed by a
/// bisection of the doubles in it, not of the interval: halving the count of representable numbers takes at most 64 steps
/// whatever the bracket is, 1e-12 to 1e6 as well as −1 to 1. Asks for one point at a time, so that many searches share
/// evaluations of one vector function.</remarks>
internal sealed class BracketSearch
{
    private double _a, _b, _c, _fa, _fb, _fc;
    private Int128 _width;
    private bool _mustBisect;

    /// <summary>Evaluations at most: two for every bisection, and the ends.</summary>
    public const int Cap = 140;

    /// <summary>Where the function is to be evaluated next; the zero, once done.</summary>
    public double Next { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Begins between two points; false where the values there have one sign or are not numbers.</summary>
    public bool TryStart(double a, double fa, double b, double fb)
    {
        if (double.IsNaN(fa) || double.IsNaN(fb))
            return false;
        (_a, _fa, _b, _fb, _c, _fc) = (a, fa, b, fb, a, fa);
        (IsDone, _mustBisect, _width) = (false, false, Int128.MaxValue);
        if (fa == 0 || fb == 0)
        {
            Finish(fa == 0 ? a : b);
            return true;
        }

        if (Math.Sign(fa) == Math.Sign(fb))
            return false;
        Propose(0);
        return true;
    }

    /// <summary>Takes the value at <see cref="Next"/> and chooses the next point.</summary>
    /// <param name="value">f there; not NaN.</param>
    /// <param name="resolution">The distance between neighbouring numbers near 1 in the function's precision.</param>
    public void Take(double value, double resolution)
    {
        if (value == 0)
        {
            Finish(Next);
            return;
        }

        // b is the newest point, a the end of the bracket across from it, c the point that b or a replaced.
        if (Math.Sign(value) == Math.Sign(_fb))
            (_c, _fc) = (_b, _fb);
        else
            (_c, _fc, _a, _fa) = (_a, _fa, _b, _fb);
        (_b, _fb) = (Next, value);
        Propose(resolution);
    }

    private void Propose(double resolution)
    {
        var width = Int128.Abs((Int128)Order(_a) - Order(_b));
        var best = Math.Abs(_fa) < Math.Abs(_fb) ? _a : _b;
        if (width <= 1 || Math.Abs(_a - _b) <= 2 * resolution * Math.Abs(best))
        {
            Finish(best);
            return;
        }

        _mustBisect = !_mustBisect && width > _width / 4;
        _width = width;
        Next = _mustBisect ? Middle() : Interpolate(best, resolution);
    }

    /// <summary>Where interpolation puts the zero, kept inside the bracket. When it falls on the best end, a point just beyond,
    /// so that the bracket closes from both sides.</summary>
    private double Interpolate(double best, double resolution)
    {
        var (low, high) = (Math.Min(_a, _b), Math.Max(_a, _b));
        var guess = InverseQuadratic();
        if (!(guess > low && guess < high))
            guess = Secant();
        if (!(guess >= low && guess <= high))
            return Middle();
        var least = Math.Max(resolution * Math.Abs(best), Math.BitIncrement(Math.Abs(best)) - Math.Abs(best));
        if (Math.Abs(guess - best) < least)
            guess = best == low ? best + least : best - least;
        return Math.Clamp(guess, Math.BitIncrement(low), Math.BitDecrement(high));
    }

    private double InverseQuadratic()
    {
        if (_fc == _fa || _fc == _fb || _fa == _fb)
            return double.NaN;
        return _a * _fb * _fc / ((_fa - _fb) * (_fa - _fc))
            + _b * _fa * _fc / ((_fb - _fa) * (_fb - _fc))
            + _c * _fa * _fb / ((_fc - _fa) * (_fc - _fb));
    }

    private double Secant() => _b - _fb * (_b - _a) / (_fb - _fa);

    private double Middle() => Unorder((long)(((Int128)Order(_a) + Order(_b)) / 2));

    private void Finish(double zero) => (Next, IsDone) = (zero, true);

    /// <summary>Whole numbers in the order of the doubles: neighbours are 1 apart.</summary>
    private static long Order(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double Unorder(long order) => BitConverter.Int64BitsToDouble(order >= 0 ? order : long.MinValue - order);
}
