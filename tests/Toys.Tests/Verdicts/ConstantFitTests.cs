using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class ConstantFitTests
{
    [Theory]
    [InlineData(0.1, 10, true, 2.5)]
    [InlineData(-3, 10, false, 2.5)]
    [InlineData(2.5, 10, false, 2.5)]
    [InlineData(1, 2.5, false, 2.5)]
    public void Minimize_OneValley_FindsItsBottom(double low, double high, bool isLogarithmic, double expected) =>
        Assert.Equal(expected, ConstantFit.Minimize(c => Math.Pow(c - 2.5, 2), low, high, isLogarithmic)!.Value, 1e-7);

    [Fact]
    public void Minimize_ManyValleys_TakesTheDeepest() =>
        Assert.Equal(7, ConstantFit.Minimize(c => Math.Abs(c - 7) + Math.Sin(Math.PI * c) * Math.Sin(Math.PI * c), 0, 10, false)!.Value, 1e-6);

    [Fact]
    public void Minimize_PartlyUndefined_LooksWhereItIsDefined() =>
        Assert.Equal(3, ConstantFit.Minimize(c => c < 2 ? double.NaN : Math.Abs(c - 3), 0, 10, false)!.Value, 1e-6);

    [Fact]
    public void Minimize_NowhereDefined_HasNoAnswer() => Assert.Null(ConstantFit.Minimize(_ => double.NaN, 0, 1, false));

    [Fact]
    public void Minimize_AnyObjective_StaysWithinItsPrice()
    {
        var evaluations = 0;
        ConstantFit.Minimize(c => { evaluations++; return Math.Cos(c); }, 0, 100, false);

        Assert.InRange(evaluations, 10, ConstantFit.MostEvaluations);
    }

    [Fact]
    public void Choose_List_TakesTheBestAndTheFirstOfEquals() =>
        Assert.Equal(3, ConstantFit.Choose(c => Math.Abs(c - 4), [1, 3, 5]));

    [Fact]
    public void Minimize_LogarithmicRangeFromZero_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConstantFit.Minimize(c => c, 0, 1, isLogarithmic: true));
}
