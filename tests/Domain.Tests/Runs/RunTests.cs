using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Tests.Runs;

public sealed class RunTests
{
    private static readonly Worker Worker = Worker.Register("a worker", WorkerToken.Draw(), TimeProvider.System);
    private static readonly LeaseRequest Machine = new() { Device = "a CPU", Engine = "an engine", MemoryBytes = 1, Cores = 2 };
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public void Claim_RunThatIsHeld_Throws()
    {
        var (run, _) = Held();
        Assert.Throws<InvalidOperationException>(() => run.Claim(Worker, Machine, TimeProvider.System));
    }

    public static TheoryData<string, Func<Run, LeaseHold, LeaseOutcome>> Words => new()
    {
        { "report", (run, hold) => run.Report(hold, 1, 0.5, Now) },
        { "complete", (run, hold) => run.Complete(hold, RunFinding.Unchecked, Now) },
        { "hand in", (run, hold) => run.HandIn(hold, Now) },
        { "go on", (run, hold) => run.GoOn(hold, RunFinding.Unchecked, Now) },
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
        run.Complete(hold, RunFinding.Unchecked, Now);
        Assert.False(run.Cancel("too late", Now));
        Assert.Equal(RunState.Completed, run.State);
    }

    [Fact]
    public void Report_PastTheDeadline_EndsTheRunInASentence()
    {
        var (run, hold) = Held();
        for (var now = Now; now < Now + RunTime.Limit(1); now += LeaseTerms.Heartbeat)
            Assert.IsType<LeaseOutcome.Accepted>(run.Report(hold, run.LastBatch + 1, 0, now));

        Assert.IsType<LeaseOutcome.Ended>(run.Report(hold, run.LastBatch + 1, 0, Now + RunTime.HardLimit(1) + TimeSpan.FromSeconds(1)));

        Assert.Equal(RunState.Failed, run.State);
        Assert.StartsWith("Timeout: it was priced at 1 s of one core and stopped after 56 s; 40 s are allowed.", run.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Expire_LivelyWorkerPastTheDeadline_FreesTheSlotWithinHalfAMinute()
    {
        var (run, hold) = Held();
        var last = Now + RunTime.Limit(1);
        run.Report(hold, 1, 0.1, last);

        Assert.True(run.Expire(last + TimeSpan.FromSeconds(30) - LeaseTerms.SweepPeriod));
        Assert.Equal((RunState.Failed, 0), (run.State, run.Deaths));
    }

    [Fact]
    public void HandIn_JudgingTakesLong_IsNoTimeout()
    {
        var (run, hold) = Held();
        run.HandIn(hold, Now);
        var late = Now + RunTime.HardLimit(1) + TimeSpan.FromMinutes(1);

        Assert.IsType<LeaseOutcome.Accepted>(run.Report(hold, 1, 1, late));
        Assert.False(run.Expire(late));
        Assert.IsType<LeaseOutcome.Accepted>(run.Complete(hold, RunFinding.Unchecked, late));
    }

    [Fact]
    public void GoOn_Undecided_DoublesRepetitionsAndPriceAndKeepsTheKey()
    {
        var (run, hold) = Held(looks: true);
        Assert.Equal(SeedLook.At(4, 1), run.SeedLook);

        foreach (var (look, first, seeds) in new[] { (2, 4, 8), (3, 8, 16), (4, 16, 32) })
        {
            Assert.True(run.MayGoOn(usedSeconds: 0));
            run.GoOn(hold, RunFinding.Unchecked, Now);
            Assert.Equal((RunState.Queued, first, seeds), (run.State, run.FirstSeed, run.Seeds));
            Assert.Equal(SeedLook.At(4, look), run.SeedLook);
            Assert.Equal(seeds / 4.0, run.EstimatedSeconds);
            Assert.Equal(first / 4.0, run.SecondsNow);
            hold = hold with { Lease = run.Claim(Worker, Machine, TimeProvider.System) };
        }

        Assert.False(run.MayGoOn(usedSeconds: 0));
    }

    [Fact]
    public void MayGoOn_NothingLeftOfTheDayOrOfTheRunsBudget_No()
    {
        var (run, _) = Held(looks: true);
        Assert.True(run.MayGoOn(RunAllowance.Visitor.SecondsPerDay - 1));
        Assert.False(run.MayGoOn(RunAllowance.Visitor.SecondsPerDay - 0.5));
        Assert.False(Held(looks: true, seconds: 301).Run.MayGoOn(0));
        Assert.False(Held(looks: false).Run.MayGoOn(0));
    }

    [Fact]
    public void Dispute_OfTwoWorkers_SetsTheRunAside()
    {
        var (run, hold) = Held();
        Assert.IsType<LeaseOutcome.Refused>(run.Dispute(hold, "it is of another key", Now));
        Assert.Equal(RunState.Queued, run.State);
        Assert.IsType<LeaseOutcome.NotHeld>(run.Complete(hold, RunFinding.Unchecked, Now));

        hold = hold with { Lease = run.Claim(Worker, Machine, TimeProvider.System) };
        run.Dispute(hold, "it is of another key", Now);
        Assert.Equal(RunState.Parked, run.State);
        Assert.Contains("The records of 2 workers were refused, the last because it is of another key.", run.Reason);
    }

    private static (Run Run, LeaseHold Hold) Held(bool looks = false, double seconds = 1)
    {
        var order = new RunOrder(
            ToySlug.Parse("a-toy"), "A toy", "hash", "sha", "prediction", new Dictionary<string, double>(), 4, RunKey.Zero, new RunCost(1, 1, seconds)) { Looks = looks };
        var run = Run.Queue(order, TimeProvider.System);
        return (run, new LeaseHold(Worker.Id, run.Claim(Worker, Machine, TimeProvider.System)));
    }
}
