using MathNet.Numerics.Distributions;

namespace LearningMechanics.Toys.Tests.Random;

/// <summary>Tests of a sample against a distribution, at the level 1e-3; keys are fixed, so a verdict never wavers.</summary>
internal static class GoodnessOfFit
{
    private const double Level = 1e-3;

    public static void AssertDistributed(double[] sample, Func<double, double> cumulative)
    {
        var sorted = sample.Order().ToArray();
        var distance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var p = cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max(p - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - p));
        }

        // The asymptotic Kolmogorov-Smirnov bound: sqrt(-ln(level/2)/2)/sqrt(n).
        Assert.True(distance < Math.Sqrt(-Math.Log(Level / 2) / 2 / sorted.Length), $"Kolmogorov-Smirnov distance {distance}");
    }

    public static void AssertCounts(int[] counts, double[] probabilities)
    {
        double total = counts.Sum();
        var statistic = counts.Zip(probabilities, (count, p) => Math.Pow(count - (total * p), 2) / (total * p)).Sum();
        Assert.True(statistic < ChiSquared.InvCDF(counts.Length - 1, 1 - Level), $"chi-square {statistic} of {counts.Length} cells");
    }

    public static void AssertUncorrelated(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        var r = covariance / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
        Assert.True(Math.Abs(r) * Math.Sqrt(a.Length) < Normal.InvCDF(0, 1, 1 - (Level / 2)), $"correlation {r}");
    }
}
