using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class StudentTTests
{
    [Theory]
    [InlineData(1, 0.975, 12.706204736432095)]
    [InlineData(2, 0.975, 4.302652729911275)]
    [InlineData(3, 0.975, 3.182446305284263)]
    [InlineData(3, 0.995, 5.840909309733355)]
    [InlineData(7, 0.975, 2.364624251592784)]
    [InlineData(30, 0.975, 2.042272456301238)]
    public void Quantile_TabulatedValue_Agrees(int degrees, double p, double expected) =>
        Assert.Equal(1, StudentT.Quantile(degrees, p) / expected, 2e-10);

    [Fact]
    public void Quantile_ManyDegrees_InvertsTheDistributionFunction()
    {
        foreach (var degrees in new[] { 1, 2, 3, 4, 5, 12, 63, 200, 1001 })
        {
            foreach (var p in new[] { 0.5001, 0.6, 0.9, 0.975, 0.995, 0.9999 })
            {
                var t = StudentT.Quantile(degrees, p);
                Assert.Equal(p, MathNet.Numerics.Distributions.StudentT.CDF(0, 1, degrees, t), 1e-10);
            }
        }
    }

    [Fact]
    public void Quantile_ManyDegrees_ApproachesTheNormal() =>
        Assert.Equal(1.959963984540054, StudentT.Quantile(1_000_000, 0.975), 1e-5);
}
