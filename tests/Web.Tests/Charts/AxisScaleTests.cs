using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Tests.Charts;

public sealed class AxisScaleTests
{
    [Fact]
    public void At_LinearEnds_KeepFourPercentOfAir()
    {
        var scale = AxisScale.Around([0, 100], isLogarithmic: false, start: 0, end: 1080);

        Assert.Equal(40, scale.At(0), 9);
        Assert.Equal(1040, scale.At(100), 9);
        Assert.Equal(540, scale.At(50), 9);
    }

    [Fact]
    public void At_Logarithmic_SpacesEqualRatiosEqually()
    {
        var scale = AxisScale.Around([1, 10_000], isLogarithmic: true, start: 0, end: 100);

        Assert.Equal(scale.At(10) - scale.At(1), scale.At(1000) - scale.At(100), 9);
        Assert.Equal(50, scale.At(100), 9);
    }

    [Fact]
    public void Has_LogarithmicZeroOrNaN_HasNoPlace()
    {
        var scale = AxisScale.Around([0, double.NaN, 1, 10], isLogarithmic: true, start: 0, end: 1);

        Assert.False(scale.Has(0));
        Assert.False(scale.Has(double.NaN));
        Assert.True(scale.Has(1));
    }

    [Theory]
    [InlineData(0, 6000, 7, new double[] { 0, 1000, 2000, 3000, 4000, 5000, 6000 })]
    [InlineData(-0.3, 0.3, 5, new[] { -0.2, 0, 0.2 })]
    [InlineData(2, 10.5, 6, new double[] { 2, 4, 6, 8, 10 })]
    public void Ticks_Linear_AreRoundNumbers(double low, double high, int atMost, double[] expected)
    {
        var ticks = AxisScale.Exactly(low, high, 0, 1).Ticks(atMost);

        Assert.Equal(expected.Length, ticks.Count);
        Assert.All(expected.Zip(ticks), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.DoesNotContain(ticks, tick => tick == 0 && double.IsNegative(tick));
    }

    [Fact]
    public void Ticks_ManyDecades_ArePowersOfTen()
    {
        var ticks = AxisScale.Around([1e-6, 1e2], isLogarithmic: true, start: 0, end: 1).Ticks(5);

        Assert.All(ticks, tick => Assert.Equal(Math.Round(Math.Log10(tick)), Math.Log10(tick), 9));
        Assert.InRange(ticks.Count, 3, 5);
    }

    [Fact]
    public void Around_OneValue_StillHasWidth()
    {
        var scale = AxisScale.Around([5], isLogarithmic: false, start: 0, end: 100);

        Assert.Equal(50, scale.At(5), 9);
        Assert.True(scale.Low < 5 && scale.High > 5);
    }
}
