using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Tests.Charts;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.401234, "0.4012")]
    [InlineData(6000, "6000")]
    [InlineData(0.00001234, "1.234e−5")]
    [InlineData(-2.5, "−2.5")]
    [InlineData(-0.0, "0")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(12345678, "1.235e7")]
    public void Short_Numbers_HaveFourDigits(double value, string expected) => Assert.Equal(expected, NumberText.Short(value));

    [Theory]
    [InlineData(0.019, "1.9 %")]
    [InlineData(0.31, "31 %")]
    [InlineData(1, "100 %")]
    [InlineData(0, "0 %")]
    [InlineData(-0.05, "−5 %")]
    [InlineData(0.00042, "0.042 %")]
    public void Percent_Fractions_HaveTwoDigits(double value, string expected) => Assert.Equal(expected, NumberText.Percent(value));

    [Fact]
    public void Exact_ReadsBackTheSame() => Assert.Equal(0.1 + 0.2, double.Parse(NumberText.Exact(0.1 + 0.2)));
}
