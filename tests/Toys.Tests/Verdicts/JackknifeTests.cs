using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class JackknifeTests
{
    [Fact]
    public void Of_TheMean_GivesItsStandardError()
    {
        var jackknife = Jackknife.Of([1, 2, 4, 9], Mean);

        Assert.Equal(4, jackknife.Estimate, 1e-14);
        Assert.Equal(Math.Sqrt(38.0 / 3 / 4), jackknife.StandardError, 1e-14);
        Assert.Equal([1, 2, 4, 9], jackknife.Pseudovalues.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Of_TheVariance_HasPseudovaluesAroundIt()
    {
        var jackknife = Jackknife.Of([1, 2, 4, 9, 3], values =>
        {
            var mean = Mean(values);
            return values.ToArray().Average(v => (v - mean) * (v - mean));
        });

        Assert.Equal(jackknife.Estimate, jackknife.Pseudovalues.Average(), 1e-12);
        Assert.True(jackknife.Interval().Low < jackknife.Estimate && jackknife.Estimate < jackknife.Interval().High);
    }

    [Fact]
    public void Of_OneSeed_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Jackknife.Of([1], Mean));

    private static double Mean(ReadOnlySpan<double> values) => values.ToArray().Average();
}
