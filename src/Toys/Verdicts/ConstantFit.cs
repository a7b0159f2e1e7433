namespace LearningMechanics.Toys.Verdicts;

/// <summary>The one constant of a theory that its calibration window leaves open.</summary>
internal static class ConstantFit
{
    private const int GridPoints = 65;
    private const int Refinements = 60;

    /// <summary>How often the objective is evaluated at most: the price of a fitted constant.</summary>
    public const int MostEvaluations = GridPoints + Refinements + 2;

    /// <summary>The constant in [<paramref name="low"/>, <paramref name="high"/>] with the smallest objective.</summary>
    /// <remarks>
    /// A grid finds the valley, golden-section search its bottom, to 1e-10 of the range or, in a smooth valley, to the
    /// square root of the objective's own precision. Where values tie, the smaller constant wins. What is not a number
    /// counts as ∞: there the theory cannot be evaluated.
    /// </remarks>
    /// <returns>The constant, or null if the objective is nowhere finite.</returns>
    public static double? Minimize(Func<double, double> objective, double low, double high, bool isLogarithmic)
    {
        if (!(low < high) || (isLogarithmic && !(low > 0)))
            throw new ArgumentOutOfRangeException(nameof(low), $"{low}..{high}: a range must ascend, and start above 0 if it is logarithmic.");

        var (from, to) = isLogarithmic ? (Math.Log(low), Math.Log(high)) : (low, high);
        double Constant(double place) => Math.Clamp(isLogarithmic ? Math.Exp(place) : place, low, high);
        double Value(double place) => Finite(objective(Constant(place)));
        double Grid(int i) => i == 0 ? from : i == GridPoints - 1 ? to : from + ((to - from) * i / (GridPoints - 1));

        var (best, bestValue) = (-1, double.PositiveInfinity);
        for (var i = 0; i < GridPoints; i++)
        {
            var value = Value(Grid(i));
            if (value < bestValue)
                (best, bestValue) = (i, value);
        }

        if (best < 0)
            return null;
        var (place, refined) = GoldenSection(Value, Grid(Math.Max(best - 1, 0)), Grid(Math.Min(best + 1, GridPoints - 1)), 1e-10 * (to - from));
        return Constant(refined < bestValue ? place : Grid(best));
    }

    /// <summary>The one of several candidates with the smallest objective, the first of equals; null if it is nowhere finite.</summary>
    public static double? Choose(Func<double, double> objective, IReadOnlyList<double> candidates)
    {
        double? best = null;
        var bestValue = double.PositiveInfinity;
        foreach (var candidate in candidates)
        {
            var value = Finite(objective(candidate));
            if (value < bestValue)
                (best, bestValue) = (candidate, value);
        }

        return best;
    }

    private static (double Place, double Value) GoldenSection(Func<double, double> value, double low, double high, double precision)
    {
        const double Ratio = 0.6180339887498949;
        var (left, right) = (high - (Ratio * (high - low)), low + (Ratio * (high - low)));
        var (atLeft, atRight) = (value(left), value(right));
        for (var round = 0; round < Refinements && high - low > precision; round++)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Ratio * (high - low));
                atLeft = value(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Ratio * (high - low));
                atRight = value(right);
            }
        }

        return atLeft <= atRight ? (left, atLeft) : (right, atRight);
    }

    private static double Finite(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;
}
