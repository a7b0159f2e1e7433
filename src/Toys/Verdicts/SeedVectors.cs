namespace LearningMechanics.Toys.Verdicts;

/// <summary>A point's vectors, one per seed, in as few numbers as their lengths and angles need.</summary>
internal static class SeedVectors
{
    /// <summary>
    /// Errors by seed and component. Where there are more components than seeds, coordinates in a basis that the seeds
    /// span themselves: every combination of seeds keeps its norm, and resampling no longer costs by the component.
    /// Empty for a point about divergence. // (seeds, min(components, seeds)), row-major
    /// </summary>
    public static double[] Of(PointStatistics statistics, int seeds)
    {
        var point = statistics.Point;
        if (point.IsDivergencePredicted)
            return [];
        var errors = new double[seeds * point.Components];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = point.Measured[i] - point.Predicted[i];
        return point.Components > seeds ? Coordinates(errors, seeds, point.Components) : errors;
    }

    /// <summary>Each seed's prediction along the mean prediction; zeros for a point about divergence.</summary>
    public static double[] AlongMean(PointStatistics statistics, int seeds)
    {
        var point = statistics.Point;
        var along = new double[seeds];
        if (point.IsDivergencePredicted)
            return along;
        for (var c = 0; c < point.Components; c++)
        {
            var mean = 0.0;
            for (var k = 0; k < seeds; k++)
                mean += point.Predicted[(k * point.Components) + c];
            mean /= seeds;
            for (var k = 0; k < seeds; k++)
                along[k] += mean / statistics.Scale * point.Predicted[(k * point.Components) + c];
        }

        return along;
    }

    /// <summary>Gram–Schmidt in place: the rows become a basis, what was taken off is returned.</summary>
    private static double[] Coordinates(double[] rows, int count, int length)
    {
        var coordinates = new double[count * count];
        for (var k = 0; k < count; k++)
        {
            var row = rows.AsSpan(k * length, length);
            var original = Norm(row);
            for (var j = 0; j < k; j++)
                coordinates[(k * count) + j] = TakeOff(rows.AsSpan(j * length, length), row);
            var rest = Norm(row);
            // What is left of a row that the earlier ones span is rounding, and no direction.
            if (rest <= 1e-14 * original)
            {
                row.Clear();
                continue;
            }

            coordinates[(k * count) + k] = rest;
            foreach (ref var x in row)
                x /= rest;
        }

        return coordinates;
    }

    private static double TakeOff(ReadOnlySpan<double> direction, Span<double> from)
    {
        var along = 0.0;
        for (var i = 0; i < from.Length; i++)
            along += direction[i] * from[i];
        for (var i = 0; i < from.Length; i++)
            from[i] -= along * direction[i];
        return along;
    }

    private static double Norm(ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        foreach (var x in vector)
            sum += x * x;
        return Math.Sqrt(sum);
    }
}
