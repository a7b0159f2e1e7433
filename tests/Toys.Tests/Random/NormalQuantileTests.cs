using LearningMechanics.Toys.Random;
using MathNet.Numerics.Distributions;

namespace LearningMechanics.Toys.Tests.Random;

public sealed class NormalQuantileTests
{
    /// <summary>The first three are the check values of Wichura's paper.</summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.5, 0)]
    public void At_KnownProbability_GivesPublishedValue(double p, double expected) =>
        Assert.Equal(expected, NormalQuantile.At(p), 1e-15 * Math.Max(1, Math.Abs(expected)) * 4);

    [Fact]
    public void At_WholeRange_InvertsTheDistributionFunction()
    {
        for (var exponent = -50; exponent < 0; exponent++)
        {
            for (var mantissa = 1.0; mantissa < 2; mantissa += 0.125)
            {
                var p = Math.ScaleB(mantissa, exponent);
                var z = NormalQuantile.At(p);

                Assert.Equal(1, Normal.CDF(0, 1, z) / p, 1e-12);
            }
        }
    }

    [Fact]
    public void At_MirroredProbability_IsExactlyOpposite()
    {
        for (var k = 1; k < 1024; k++)
            Assert.Equal(NormalQuantile.At(k / 1024.0), -NormalQuantile.At(1 - (k / 1024.0)));
    }

    [Fact]
    public void Log_WideRange_AgreesToLastDigits()
    {
        for (var exponent = -60; exponent <= 20; exponent++)
        {
            for (var mantissa = 1.0; mantissa < 2; mantissa += 1.0 / 64)
            {
                var x = Math.ScaleB(mantissa, exponent);
                Assert.Equal(Math.Log(x), NormalQuantile.Log(x), 5e-16 * Math.Max(Math.Abs(Math.Log(x)), 1e-3));
            }
        }
    }

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(-0.1, double.NaN)]
    [InlineData(1.1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void At_EdgeOrBeyond_SaysSo(double p, double expected) => Assert.Equal(expected, NormalQuantile.At(p));
}
