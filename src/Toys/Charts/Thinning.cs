namespace LearningMechanics.Toys.Charts;

/// <summary>Leaves out points that would be drawn over each other, never a column's extremes.</summary>
public static class Thinning
{
    /// <summary>Indices to draw, ascending.</summary>
    /// <param name="x">Pixel positions; NaN is left out.</param>
    /// <param name="y">Pixel positions; NaN is left out.</param>
    /// <param name="columnWidth">Points whose horizontal positions fall into one column of this width share at most two.</param>
    /// <param name="few">Below this count all are drawn.</param>
    public static List<int> Indices(IReadOnlyList<double> x, IReadOnlyList<double> y, double columnWidth, int few = 300)
    {
        var all = Enumerable.Range(0, x.Count).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).ToList();
        if (all.Count <= few)
            return all;
        var kept = new SortedSet<int>();
        foreach (var column in all.GroupBy(i => Math.Floor(x[i] / columnWidth)))
        {
            kept.Add(column.MinBy(i => y[i]));
            kept.Add(column.MaxBy(i => y[i]));
        }

        return [.. kept];
    }
}
