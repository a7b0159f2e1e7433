namespace LearningMechanics.Toys.Theory;

/// <summary>Integrals over one cell, with errors estimated along each axis, from the values at its points.</summary>
/// <param name="dimension">1 or 2.</param>
/// <param name="components">Numbers at each point.</param>
internal sealed class CellRule(int dimension, int components)
{
    /// <summary>A value at the end of a cell that lies off the polynomial inside by less, relative to the largest, shows no jump.</summary>
    private const double Continuous = 1e-9;

    private readonly double[] _fine = Weights(dimension, coarseAxis: -1);
    private readonly double[][] _coarse = [.. Enumerable.Range(0, dimension).Select(axis => Weights(dimension, axis))];

    /// <summary>What the functions are at the cell's points. // (point, component)</summary>
    public double[] Values { get; } = new double[(dimension == 1 ? GaussKronrod.Count : GaussKronrod.Count * GaussKronrod.Count) * components];

    /// <summary>The integral of one component and that of its absolute value.</summary>
    /// <param name="component">Which.</param>
    /// <param name="volume">The cell's.</param>
    /// <param name="isWhole">Per axis, whether the points at the lower and the upper end were looked at.</param>
    /// <param name="errors">Per axis, raised to what this component errs by.</param>
    public (double Integral, double Size) Integrate(int component, double volume, ReadOnlySpan<bool> isWhole, Span<double> errors)
    {
        var integral = Apply(_fine, component);
        var (size, spread) = (volume * Deviation(component, 0), volume * Deviation(component, integral));
        for (var axis = 0; axis < dimension; axis++)
        {
            var error = volume * Math.Abs(integral - Apply(_coarse[axis], component));
            // The estimate of QUADPACK: the difference of the rules is far more than the error of the finer one.
            if (spread > 0 && error > 0)
                error = spread * Math.Min(1, Math.Pow(200 * error / spread, 1.5));
            error += volume * EndError(axis, component, isWhole[2 * axis], isWhole[2 * axis + 1]);
            errors[axis] = Math.Max(errors[axis], error <= 1e-15 * size ? 0 : error);
        }

        return (volume * integral, size);
    }

    /// <summary>What a jump between the ends of a cell and the outermost nodes may add to the mean along an axis.</summary>
    private double EndError(int axis, int component, bool seesLower, bool seesUpper)
    {
        var (rows, error) = (dimension == 1 ? 1 : GaussKronrod.Count, 0.0);
        var (along, across) = axis == 0 ? (components, GaussKronrod.Count * components) : (GaussKronrod.Count * components, components);
        for (var row = 0; row < rows; row++)
        {
            var (lower, upper, largest) = (0.0, 0.0, 0.0);
            for (int k = 0, at = component + row * across; k < GaussKronrod.Count; k++, at += along)
            {
                var value = Values[at];
                lower += GaussKronrod.LowerResidual[k] * value;
                upper += GaussKronrod.UpperResidual[k] * value;
                largest = Math.Max(largest, Math.Abs(value));
            }

            var jumps = (seesLower && Math.Abs(lower) > Continuous * largest ? Math.Abs(lower) : 0)
                + (seesUpper && Math.Abs(upper) > Continuous * largest ? Math.Abs(upper) : 0);
            error += jumps * GaussKronrod.Gap * (rows == 1 ? 1 : GaussKronrod.Kronrod[row]);
        }

        return error;
    }

    private double Apply(double[] weights, int component)
    {
        var sum = 0.0;
        for (int k = 0, at = component; k < weights.Length; k++, at += components)
            sum += weights[k] * Values[at];
        return sum;
    }

    /// <summary>Mean distance from a value.</summary>
    private double Deviation(int component, double from)
    {
        var sum = 0.0;
        for (int k = 0, at = component; k < _fine.Length; k++, at += components)
            sum += _fine[k] * Math.Abs(Values[at] - from);
        return sum;
    }

    /// <summary>Kronrod's weights on every axis, but Gauss's on one.</summary>
    private static double[] Weights(int dimension, int coarseAxis)
    {
        double[] Along(int axis) => axis == coarseAxis ? GaussKronrod.Gauss : GaussKronrod.Kronrod;
        return dimension == 1
            ? Along(0)
            : [.. Along(1).SelectMany(second => Along(0).Select(first => first * second))];
    }
}
