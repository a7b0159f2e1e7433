using LearningMechanics.Compute.Toys;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class BudgetTests
{
    private const double Gigabyte = 1 << 30;

    [Fact]
    public void Repetition_LargerThanTheMachine_IsRefusedWithBothSizes() =>
        Assert.StartsWith(
            "One repetition needs 16 GB and this machine has 8 GB: ",
            Assert.Single(Budget.Errors(Peak(16 * Gigabyte), 8 * Gigabyte)));

    [Fact]
    public void Repetition_ThatFits_IsNotRefused() => Assert.Empty(Budget.Errors(Peak(Gigabyte), 8 * Gigabyte));

    [Theory]
    [InlineData(3, 2)]
    [InlineData(0.001, 4)]
    [InlineData(0, 4)]
    public void Threads_AreNoMoreThanRepetitionsThatFit(double gigabytes, int threads) =>
        Assert.Equal(threads, Budget.Fit(new RunSettings { Threads = 4 }, Peak(gigabytes * Gigabyte), 8 * Gigabyte).Threads);

    [Fact]
    public void Threads_NotGiven_AreTheCores() =>
        Assert.Equal(Environment.ProcessorCount, Budget.Fit(new RunSettings(), Peak(1), Gigabyte).Threads);

    private static ToyPrice Peak(double bytes) => new(1, 1, bytes, 1);
}
