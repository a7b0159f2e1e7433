using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class AmountsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0213, "0.0213")]
    [InlineData(1.23456, "1.23")]
    [InlineData(99.96, "100")]
    [InlineData(123.4, "123")]
    [InlineData(1024, "1024")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(2.5e9, "2.5e+9")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Number_HasThreeDigitsAndNoSurprises(double value, string text) => Assert.Equal(text, Amounts.Number(value));

    [Theory]
    [InlineData(12, "12 operations")]
    [InlineData(1.234e10, "12.3 billion operations")]
    [InlineData(5e17, "500 quadrillion operations")]
    public void Operations_AreCountedInWords(double count, string text) => Assert.Equal(text, Amounts.Operations(count));

    [Theory]
    [InlineData(800, "800 bytes")]
    [InlineData(12.5 * 1024 * 1024, "12.5 MB")]
    [InlineData(3.0 * (1L << 40), "3 TB")]
    public void Bytes_AreScaledByPowersOfTwo(double count, string text) => Assert.Equal(text, Amounts.Bytes(count));

    [Theory]
    [InlineData(0.01, "under 0.1 s")]
    [InlineData(14.04, "14 s")]
    [InlineData(600, "10 min")]
    [InlineData(7200, "2 h")]
    [InlineData(864_000, "10 days")]
    public void Seconds_BecomeTheUnitAReaderWouldUse(double seconds, string text) => Assert.Equal(text, Amounts.Seconds(seconds));

    [Fact]
    public void Share_IsAPercentageUnlessAbsolute()
    {
        Assert.Equal("2.1 %", Amounts.Share(0.021, isAbsolute: false));
        Assert.Equal("0.021", Amounts.Share(0.021, isAbsolute: true));
        Assert.Equal("–", Amounts.Share(null, isAbsolute: false));
    }
}
