namespace LearningMechanics.Toys.Verdicts;

/// <summary>The quantile a check asks for, over its points with their weights.</summary>
internal sealed class PointQuantile
{
    private readonly PointStatistics[] points;
    private readonly double? share;
    private readonly double[] weights;
    private readonly double[] reorderedWeights;
    private readonly double[] values;

    /// <summary>Of these points.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="share">The share of points, or null for the median.</param>
    public PointQuantile(PointStatistics[] points, double? share)
    {
        this.points = points;
        this.share = share;
        weights = Array.ConvertAll(points, point => point.Point.Weight);
        reorderedWeights = new double[points.Length];
        values = new double[points.Length];
    }

    /// <summary>The quantile of a number each point has.</summary>
    public double Of(Func<PointStatistics, double> number)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = number(points[i]);
        return Of(values);
    }

    /// <summary>The quantile of one number per point; reorders them.</summary>
    public double Of(Span<double> numbers)
    {
        if (numbers.Length == 1)
            return numbers[0];
        weights.CopyTo(reorderedWeights, 0);
        return Select(numbers, reorderedWeights);
    }

    /// <summary>The group whose own quantile of errors is largest, the first of equals.</summary>
    public (int Group, double Error) Worst()
    {
        var worst = (Group: points[0].Point.Group, Error: double.NegativeInfinity);
        foreach (var group in ByGroup())
        {
            if (group.Error > worst.Error)
                worst = group;
        }

        return worst;
    }

    /// <summary>Every group's own quantile of errors, in order of first appearance.</summary>
    public IEnumerable<(int Group, double Error)> ByGroup()
    {
        foreach (var group in points.GroupBy(point => point.Point.Group))
        {
            double[] errors = [.. group.Select(point => point.Error)];
            double[] own = [.. group.Select(point => point.Point.Weight)];
            yield return (group.Key, Select(errors, own));
        }
    }

    /// <summary>The weighted share of points with an error within tolerance.</summary>
    public double ShareWithin(double tolerance)
    {
        var (within, total) = (0.0, 0.0);
        foreach (var point in points)
        {
            total += point.Point.Weight;
            if (point.Error <= tolerance)
                within += point.Point.Weight;
        }

        return within / total;
    }

    private double Select(Span<double> numbers, Span<double> own) =>
        share is { } q ? WeightedQuantile.At(numbers, own, q) : WeightedQuantile.Median(numbers, own);
}
