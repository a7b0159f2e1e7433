namespace LearningMechanics.Bench;

/// <summary>What is kept of repeated measurements.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>Between the two nearest ranks, linearly.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        var rank = share * (sorted.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>Seconds in the unit that suits them.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 1e-3 => $"{seconds * 1e6:G3} µs",
        < 1 => $"{seconds * 1e3:G3} ms",
        _ => $"{seconds:G3} s",
    };
}
