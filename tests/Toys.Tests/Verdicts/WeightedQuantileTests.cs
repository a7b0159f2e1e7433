using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class WeightedQuantileTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, new[] { 1.0, 1, 1 }, 2)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, new[] { 1.0, 1, 1, 1 }, 2.5)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, new[] { 0.1, 0.1, 0.1, 0.1 }, 2.5)]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 5.0, 1, 1 }, 1)]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 1.0, 1, 2 }, 2.5)]
    [InlineData(new[] { 7.0 }, new[] { 0.3 }, 7)]
    [InlineData(new[] { 2.0, 2, 2, 9 }, new[] { 1.0, 1, 1, 1 }, 2)]
    [InlineData(new[] { 1.0, double.PositiveInfinity, double.PositiveInfinity }, new[] { 1.0, 1, 1 }, double.PositiveInfinity)]
    public void Median_Weighted_SplitsTheWeight(double[] values, double[] weights, double expected) =>
        Assert.Equal(expected, WeightedQuantile.Median(values, weights));

    [Theory]
    [InlineData(0.9, 9)]
    [InlineData(0.91, 10)]
    [InlineData(1, 10)]
    [InlineData(0.05, 1)]
    [InlineData(0.5, 5)]
    public void At_TenEqualPoints_HoldsThatShare(double q, double expected)
    {
        double[] values = [5, 3, 8, 1, 10, 2, 9, 4, 7, 6];

        Assert.Equal(expected, WeightedQuantile.At([.. values], Enumerable.Repeat(0.1, 10).ToArray(), q));
        Assert.Equal(expected, WeightedQuantile.At([.. values], q));
    }

    [Fact]
    public void Select_RandomWeights_AgreesWithSorting()
    {
        for (var trial = 0; trial < 300; trial++)
        {
            var (values, weights) = (new double[1 + (trial % 40)], new double[1 + (trial % 40)]);
            DrawStream.For(RunKey.Zero, trial, "values").FillUniform(values);
            DrawStream.For(RunKey.Zero, trial, "weights").FillUniform(weights);
            for (var i = 0; i < values.Length; i++)
                (values[i], weights[i]) = (Math.Floor(values[i] * 12), weights[i] + 0.01);

            foreach (var q in new[] { 0.1, 0.5, 0.83 })
            {
                var expected = BySorting(values, weights, q);
                Assert.Equal(expected, WeightedQuantile.At([.. values], [.. weights], q));
                if (q == 0.5)
                    Assert.Equal(expected, WeightedQuantile.Median([.. values], [.. weights]));
            }
        }
    }

    private static double BySorting(double[] values, double[] weights, double q)
    {
        var target = q * weights.Sum();
        var sum = 0.0;
        foreach (var (value, weight) in values.Zip(weights).OrderBy(pair => pair.First))
        {
            sum += weight;
            if (sum >= target)
                return value;
        }

        return values.Max();
    }
}
