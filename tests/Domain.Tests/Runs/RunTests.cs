using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Tests.Runs;

public sealed class RunTests
{
    private static readonly WorkerId Worker = WorkerId.New(TimeProvider.System);
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public void Claim_RunThatIsHeld_Throws()
    {
        var (run, _) = Held();
        Assert.Throws<InvalidOperationException>(() => run.Claim(Worker, "another", TimeProvider.System));
    }

    public static TheoryData<string, Func<Run, LeaseHold, LeaseOutcome>> Words => new()
    {
        { "report", (run, hold) => run.Report(hold, 1, 0.5, Now) },
        { "complete", (run, hold) => run.Complete(hold, Now) },
        { "fail", (run, hold) => run.Fail(hold, "why", Now) },
        { "release", (run, hold) => run.Release(hold, Now) },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void AnyWord_FromTheHolder_Counts(string word, Func<Run, LeaseHold, LeaseOutcome> say)
    {
        var (run, hold) = Held();
        Assert.True(say(run, hold) is LeaseOutcome.Accepted, word);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void AnyWord_UnderAnotherLease_ChangesNothing(string word, Func<Run, LeaseHold, LeaseOutcome> say)
    {
        var (run, hold) = Held();
        var log = run.Log;
        Assert.True(say(run, hold with { Lease = LeaseId.New(TimeProvider.System) }) is LeaseOutcome.NotHeld, word);
        Assert.Equal((RunState.Running, log), (run.State, run.Log));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void AnyWord_FromAnotherWorker_ChangesNothing(string word, Func<Run, LeaseHold, LeaseOutcome> say)
    {
        var (run, hold) = Held();
        Assert.True(say(run, hold with { Worker = WorkerId.New(TimeProvider.System) }) is LeaseOutcome.Foreign, word);
        Assert.Equal(RunState.Running, run.State);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void AnyWord_AfterCancellation_IsToldSo(string word, Func<Run, LeaseHold, LeaseOutcome> say)
    {
        var (run, hold) = Held();
        run.Cancel("no longer wanted", Now);
        Assert.True(say(run, hold) is LeaseOutcome.Ended(RunState.Cancelled), word);
    }

    [Fact]
    public void Expire_LeaseNotOver_ChangesNothing()
    {
        var (run, _) = Held();
        Assert.False(run.Expire((run.LeaseExpiresAt ?? Now) - TimeSpan.FromTicks(1)));
        Assert.Equal(RunState.Running, run.State);
    }

    [Fact]
    public void Expire_LateHeartbeatOfTheSameHolder_IsTooLate()
    {
        var (run, hold) = Held();
        Assert.True(run.Expire(run.LeaseExpiresAt ?? Now));
        Assert.IsType<LeaseOutcome.NotHeld>(run.Report(hold, 1, 0.5, Now));
        Assert.Equal(RunState.Queued, run.State);
    }

    [Fact]
    public void Cancel_EndedRun_ChangesNothing()
    {
        var (run, hold) = Held();
        run.Complete(hold, Now);
        Assert.False(run.Cancel("too late", Now));
        Assert.Equal(RunState.Completed, run.State);
    }

    private static (Run Run, LeaseHold Hold) Held()
    {
        var order = new RunOrder(
            ToySlug.Parse("a-toy"), "A toy", "hash", "sha", "prediction", new Dictionary<string, double>(), 4, RunKey.Zero, new RunCost(1, 1, 1));
        var run = Run.Queue(order, TimeProvider.System);
        return (run, new LeaseHold(Worker, run.Claim(Worker, "a worker", TimeProvider.System)));
    }
}
