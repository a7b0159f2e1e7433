using LearningMechanics.Compute.Worker;

namespace LearningMechanics.Compute.Tests.Worker;

public sealed class RetryDelaysTests
{
    [Fact]
    public void Next_AgainAndAgain_StaysWithinABoundThatDoublesToHalfAMinute()
    {
        var delays = new RetryDelays();
        foreach (var bound in new[] { 0.5, 1, 2, 4, 8, 16, 30, 30 })
            Assert.InRange(delays.Next().TotalSeconds, 0.0001, bound);
    }

    [Fact]
    public void Next_ManyWorkers_DoNotComeBackTogether()
    {
        var waits = Enumerable.Range(0, 100).Select(_ => new RetryDelays().Next()).ToHashSet();
        Assert.True(waits.Count > 50);
    }

    [Fact]
    public void Next_SiteAskedForMore_WaitsAtLeastThat() =>
        Assert.True(new RetryDelays().Next(TimeSpan.FromSeconds(7)) > TimeSpan.FromSeconds(7));

    [Fact]
    public void Reset_AfterSuccess_BeginsSmallAgain()
    {
        var delays = new RetryDelays();
        for (var i = 0; i < 10; i++)
            delays.Next();
        delays.Reset();
        Assert.InRange(delays.Next().TotalSeconds, 0.0001, 0.5);
    }
}
