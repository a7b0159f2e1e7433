namespace LearningMechanics.Toys.Charts;

/// <summary>Where a number stands on an axis, and where the axis is labelled.</summary>
public sealed class AxisScale
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _start;
    private readonly double _end;

    private AxisScale(double low, double high, bool isLogarithmic, double start, double end)
    {
        (_low, _high, IsLogarithmic, _start, _end) = (low, high, isLogarithmic, start, end);
    }

    /// <summary>Whether equal ratios are equally far apart.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>The smallest number on the axis.</summary>
    public double Low => IsLogarithmic ? Math.Pow(10, _low) : _low;

    /// <summary>The largest number on the axis.</summary>
    public double High => IsLogarithmic ? Math.Pow(10, _high) : _high;

    /// <summary>A scale on which every drawable value has its place, with a little air around.</summary>
    /// <param name="values">What will be drawn; what is not finite, or not positive on a logarithmic axis, is passed over.</param>
    /// <param name="isLogarithmic">Whether equal ratios are equally far apart.</param>
    /// <param name="start">Pixel of the low end.</param>
    /// <param name="end">Pixel of the high end.</param>
    public static AxisScale Around(IEnumerable<double> values, bool isLogarithmic, double start, double end)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || (isLogarithmic && value <= 0))
                continue;
            var v = isLogarithmic ? Math.Log10(value) : value;
            (low, high) = (Math.Min(low, v), Math.Max(high, v));
        }

        if (low > high)
            (low, high) = isLogarithmic ? (-1, 1) : (0, 1);
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(low)))
        {
            var around = isLogarithmic ? 0.5 : Math.Max(Math.Abs(low) * 0.1, 1e-12);
            (low, high) = (low - around, high + around);
        }

        var air = (high - low) * 0.04;
        return new AxisScale(low - air, high + air, isLogarithmic, start, end);
    }

    /// <summary>A linear scale with exactly these ends.</summary>
    public static AxisScale Exactly(double low, double high, double start, double end) => new(low, high, false, start, end);

    /// <summary>Whether the number has a place on the axis.</summary>
    public bool Has(double value) => double.IsFinite(value) && !(IsLogarithmic && value <= 0);

    /// <summary>The pixel of a number that the axis has.</summary>
    public double At(double value) =>
        _start + (((IsLogarithmic ? Math.Log10(value) : value) - _low) / (_high - _low) * (_end - _start));

    /// <summary>Round numbers at which to label the axis, ascending.</summary>
    /// <param name="atMost">How many there is room for.</param>
    public IReadOnlyList<double> Ticks(int atMost) => IsLogarithmic ? LogarithmicTicks(atMost) : LinearTicks(_low, _high, atMost);

    private List<double> LogarithmicTicks(int atMost)
    {
        foreach (int[] mantissas in (int[][])[[1, 2, 5], [1, 3]])
        {
            var fine = Decades(1).SelectMany(decade => mantissas.Select(m => m * Math.Pow(10, decade)))
                .Where(tick => tick >= Low && tick <= High).ToList();
            if (fine.Count <= atMost && fine.Count >= 2)
                return fine;
        }

        var every = 1;
        while (Decades(every).Count() > atMost)
            every++;
        var ticks = Decades(every).Select(decade => Math.Pow(10, decade)).Where(tick => tick >= Low && tick <= High).ToList();
        return ticks.Count >= 2 ? ticks : LinearTicks(Low, High, atMost);
    }

    private IEnumerable<int> Decades(int every)
    {
        for (var decade = (int)Math.Floor(_low); decade <= _high; decade++)
        {
            if (decade % every == 0)
                yield return decade;
        }
    }

    private static List<double> LinearTicks(double low, double high, int atMost)
    {
        var raw = (high - low) / atMost;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        // A hair of leave, so that 0.6 / 3 is a step of 0.2 although it is 0.19999….
        var step = power * ((raw / power) - 1e-9) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        var ticks = new List<double>();
        for (var i = Math.Ceiling(low / step); i * step <= high; i++)
            ticks.Add(i == 0 ? 0 : i * step);
        return ticks;
    }
}
