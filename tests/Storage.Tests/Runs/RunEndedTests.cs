using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Testing;
using LearningMechanics.Toys.Runs;
using static LearningMechanics.Storage.Tests.Runs.Orders;

namespace LearningMechanics.Storage.Tests.Runs;

public sealed class RunEndedTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();
    private readonly Ledger ledger = new();
    private readonly RunQueue queue;
    private readonly RunEntry entry;
    private Worker worker = null!;

    public RunEndedTests()
    {
        queue = new RunQueue(database, clock, [ledger]);
        entry = new RunEntry(database, clock);
    }

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        worker = await new WorkerRegister(database, clock).RegisterAsync("worker", WorkerToken.Draw(), default);
    }

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Complete_Repeated_IsToldOnceWithItsReport()
    {
        var leased = await TakeAsync(Order());
        for (var i = 0; i < 3; i++)
            await queue.CompleteAsync(leased.Run, Hold(worker, leased), Judged("the verdict"), default);

        Assert.Equal([(leased.Run, RunState.Completed, "the verdict")], ledger.Ends);
    }

    [Fact]
    public async Task Complete_RunThatGoesOn_IsNotTold()
    {
        var leased = await TakeAsync(Order() with { Looks = true });
        var undecided = Judged() with { Report = Report("undecided", Verdict.Undecided) };
        await queue.CompleteAsync(leased.Run, Hold(worker, leased), undecided, default);

        Assert.Empty(ledger.Ends);
    }

    public static TheoryData<RunState, Func<RunQueue, LeaseHold, RunId, FakeClock, Task>> Ends => new()
    {
        { RunState.Failed, (queue, hold, run, _) => queue.FailAsync(run, hold, "why", default) },
        { RunState.Cancelled, (queue, _, run, _) => queue.CancelAsync(run, "why", default) },
        { RunState.Failed, (queue, hold, run, _) => queue.ReportAsync(run, hold, Progress(hold.Lease, 7, 0.5), [], default) },
        { RunState.Failed, (queue, hold, run, clock) => OverrunAsync(queue, hold, run, clock) },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task AnyEnd_IsToldOnceWithoutAReport(RunState state, Func<RunQueue, LeaseHold, RunId, FakeClock, Task> end)
    {
        var leased = await TakeAsync(Order());
        await end(queue, Hold(worker, leased), leased.Run, clock);
        await queue.CancelAsync(leased.Run, "again", default);

        Assert.Equal([(leased.Run, state, null)], ledger.Ends);
    }

    [Fact]
    public async Task Park_IsTold()
    {
        var leased = await TakeAsync(Order());
        for (var death = 0; death < LeaseTerms.DeathsUntilParked; death++)
        {
            clock.Advance(LeaseTerms.Length);
            await queue.SweepAsync(default);
            await queue.ClaimAsync(worker, Machine(), default);
        }

        Assert.Equal([(leased.Run, RunState.Parked, null)], ledger.Ends);
    }

    [Fact]
    public async Task Complete_WhoeverIsToldThrows_TheRunHasNotEnded()
    {
        var leased = await TakeAsync(Order());
        ledger.IsBroken = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.CompleteAsync(leased.Run, Hold(worker, leased), Judged(), default));
        ledger.IsBroken = false;

        Assert.IsType<LeaseOutcome.Accepted>(await queue.CompleteAsync(leased.Run, Hold(worker, leased), Judged(), default));
    }

    private static async Task OverrunAsync(RunQueue queue, LeaseHold hold, RunId run, FakeClock clock)
    {
        for (var batch = 1; batch <= 10; batch++)
        {
            clock.Advance(LeaseTerms.Heartbeat);
            await queue.ReportAsync(run, hold, Progress(hold.Lease, batch, 0.1), [], default);
        }
    }

    private async Task<LeasedRun> TakeAsync(RunOrder order)
    {
        await entry.OfferAsync(order, Source, default);
        return await queue.ClaimAsync(worker, Machine(), default) ?? throw new InvalidOperationException("No run to claim.");
    }

    /// <summary>Keeps what it is told, as a feature that links its own rows to runs would.</summary>
    private sealed class Ledger : IRunEnded
    {
        public List<(RunId Run, RunState State, string? Verdict)> Ends { get; } = [];

        public bool IsBroken { get; set; }

        public Task OnRunEndedAsync(LearningMechanicsDbContext db, Run run, RunReport? report, CancellationToken cancellationToken)
        {
            if (IsBroken)
                throw new InvalidOperationException("A rule of its own is broken.");
            Ends.Add((run.Id, run.State, report?.Checks[0].Summary));
            return Task.CompletedTask;
        }
    }
}
