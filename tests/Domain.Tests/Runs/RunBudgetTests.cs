using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Domain.Tests.Runs;

public sealed class RunBudgetTests
{
    private readonly RunBudget budget = new(Seconds: 600, PeakBytes: 512 << 20, Repetitions: 5_000);

    [Fact]
    public void Refuse_WithinEveryLimit_Accepts() => Assert.Null(budget.Refuse(new RunCost(1e9, 512 << 20, 600), 50, 100));

    [Theory]
    [InlineData(601, 1, 1, "This would take about 601 s of one core; a run may take 600 s. Lower the steps, the widths, the sweep or the seeds.")]
    [InlineData(double.PositiveInfinity, 1, 1, "This would take about")]
    [InlineData(double.NaN, 1, 1, "This would take about NaN s")]
    [InlineData(1, 600L << 20, 1, "This needs 600 MB of memory for one seed; a run may take 512 MB. Lower the widths or the number of samples.")]
    [InlineData(1, 1, 5_001, "1 sweep points × 5001 seeds are 5001 repetitions; a run may have 5000. Lower the seeds or the sweep.")]
    public void Refuse_OverALimit_SaysWhichAndWhatToLower(double seconds, long bytes, int seeds, string sentence) =>
        Assert.StartsWith(sentence, budget.Refuse(new RunCost(1, bytes, seconds), 1, seeds), StringComparison.Ordinal);

    [Fact]
    public void Refuse_TheoryThatTheSiteCannotMakeAgain_SaysSo() =>
        Assert.StartsWith(
            "Its theory alone would take about 31 s of one core, which the site spends again to make the predictions itself; it may take 30 s.",
            budget.Refuse(new RunCost(1, 1, 100, TheorySeconds: 31), 1, 1), StringComparison.Ordinal);

    [Fact]
    public void Refuse_PointsTimesSeedsBeyondAnInt_DoesNotOverflow() =>
        Assert.NotNull(budget.Refuse(new RunCost(1, 1, 1), int.MaxValue, int.MaxValue));
}
