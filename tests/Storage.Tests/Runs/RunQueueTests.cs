using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Testing;
using LearningMechanics.Toys.Runs;
using static LearningMechanics.Storage.Tests.Runs.Orders;

namespace LearningMechanics.Storage.Tests.Runs;

public sealed class RunQueueTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();
    private readonly RunQueue queue;
    private readonly RunEntry entry;
    private readonly RunReading reading;
    private Worker worker = null!;

    public RunQueueTests()
    {
        queue = new RunQueue(database, clock);
        entry = new RunEntry(database, clock);
        reading = new RunReading(database, new WorkerRegister(database, clock));
    }

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        worker = await RegisterAsync("first");
    }

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Claim_OneRun_CarriesAllThatDeterminesItsNumbers()
    {
        var order = Order();
        var id = await EnterAsync(order);

        var leased = await ClaimAsync();

        Assert.Equal(id, leased.Run);
        Assert.Equal(order.Key, leased.Key);
        Assert.Equal(order.Seeds, leased.Seeds);
        Assert.Equal(order.Settings, leased.Settings);
        Assert.Equal(Source.Text, leased.Source);
        Assert.Equal(30, leased.LeaseSeconds);
    }

    [Fact]
    public async Task Claim_ManyWorkersAtOnce_EachRunGoesToExactlyOne()
    {
        const int Runs = 40;
        for (var i = 0; i < Runs; i++)
            await EnterAsync(Order());
        var start = new TaskCompletionSource();

        var claims = Enumerable.Range(0, Runs + 20).Select(async _ =>
        {
            await start.Task;
            return await queue.ClaimAsync(worker, Machine(), default);
        }).ToList();
        start.SetResult();
        var given = (await Task.WhenAll(claims)).OfType<LeasedRun>().Select(run => run.Run).ToList();

        // A locked run is passed over, so a claim may come back empty-handed while others commit; none is given twice.
        Assert.Equal(given.Distinct().Count(), given.Count);
        while (await queue.ClaimAsync(worker, Machine(), default) is { } rest)
            given.Add(rest.Run);
        Assert.Equal(Runs, given.Distinct().Count());
    }

    [Fact]
    public async Task Claim_QueueOfThree_OldestFirst()
    {
        var ids = new List<RunId>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await EnterAsync(Order()));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var id in ids)
            Assert.Equal(id, (await ClaimAsync()).Run);
    }

    [Fact]
    public async Task Claim_RunTooLargeForWorker_LeavesItForAnother()
    {
        var large = await EnterAsync(Order(peakBytes: 2_000));
        clock.Advance(TimeSpan.FromSeconds(1));
        var small = await EnterAsync(Order(peakBytes: 1_000));

        Assert.Equal(small, (await queue.ClaimAsync(worker, Machine(1_500), default))?.Run);
        Assert.Null(await queue.ClaimAsync(worker, Machine(1_500), default));
        Assert.Equal(large, (await queue.ClaimAsync(worker, Machine(2_000), default))?.Run);
    }

    [Fact]
    public async Task Position_RunsAreTaken_MovesUp()
    {
        var first = await EnterAsync(Order());
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = await EnterAsync(Order());
        Assert.Equal(2, (await reading.FindAsync(second, default))?.Position);

        await ClaimAsync();

        Assert.Equal(1, (await reading.FindAsync(second, default))?.Position);
        Assert.Null((await reading.FindAsync(first, default))?.Position);
    }

    [Fact]
    public async Task Sweep_LeaseRunsOut_AnotherWorkerGetsTheSameKeyInTheSamePlace()
    {
        await EnterAsync(Order());
        clock.Advance(TimeSpan.FromSeconds(1));
        await EnterAsync(Order());
        var lost = await ClaimAsync();

        clock.Advance(LeaseTerms.Length - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await queue.SweepAsync(default));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await queue.SweepAsync(default));

        var again = await queue.ClaimAsync(await RegisterAsync("second"), Machine(), default);
        Assert.Equal(lost.Run, again?.Run);
        Assert.Equal(lost.Key, again?.Key);
        Assert.NotEqual(lost.Lease, again?.Lease);
    }

    [Fact]
    public async Task Report_BeforeTheLeaseRunsOut_RenewsIt()
    {
        await EnterAsync(Order(seconds: 100));
        var leased = await ClaimAsync();
        for (var batch = 1; batch <= 4; batch++)
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            Assert.IsType<LeaseOutcome.Accepted>(await ReportAsync(leased, batch, batch / 10.0));
            Assert.Equal(0, await queue.SweepAsync(default));
        }
    }

    [Fact]
    public async Task Sweep_ThirdDeath_ParksTheRunWithItsLog()
    {
        var id = await EnterAsync(Order());
        for (var death = 1; death <= LeaseTerms.DeathsUntilParked; death++)
        {
            await ClaimAsync();
            clock.Advance(LeaseTerms.Length);
            await queue.SweepAsync(default);
        }

        var run = await reading.FindAsync(id, default);
        Assert.Equal(RunState.Parked, run?.State);
        Assert.Contains("3 workers were lost", run?.Reason);
        Assert.Equal(3, run?.Log.Split('\n').Count(line => line.EndsWith("taken by first", StringComparison.Ordinal)));
        Assert.Null(await queue.ClaimAsync(worker, Machine(), default));
    }

    [Fact]
    public async Task Complete_Repeated_CountsOnce()
    {
        var id = await EnterAsync(Order());
        var leased = await ClaimAsync();

        Assert.IsType<LeaseOutcome.Accepted>(await queue.CompleteAsync(id, Hold(worker, leased), Judged("the first"), default));
        Assert.IsType<LeaseOutcome.Repeated>(await queue.CompleteAsync(id, Hold(worker, leased), Judged("the second"), default));

        Assert.Equal("the first", (await reading.ReportAsync(id, default))?.Checks[0].Summary);
        Assert.Equal(RunState.Completed, (await reading.FindAsync(id, default))?.State);
    }

    [Fact]
    public async Task Complete_AfterAnotherTookOver_ChangesNothing()
    {
        var id = await EnterAsync(Order());
        var lost = await ClaimAsync();
        clock.Advance(LeaseTerms.Length);
        await queue.SweepAsync(default);

        Assert.IsType<LeaseOutcome.NotHeld>(await queue.CompleteAsync(id, Hold(worker, lost), Judged(), default));
        var second = await RegisterAsync("second");
        var taken = await queue.ClaimAsync(second, Machine(), default) ?? throw new InvalidOperationException("The run was not back.");
        Assert.IsType<LeaseOutcome.NotHeld>(await queue.CompleteAsync(id, Hold(worker, lost), Judged("late"), default));
        Assert.IsType<LeaseOutcome.Accepted>(await queue.CompleteAsync(id, Hold(second, taken), Judged("in time"), default));
        Assert.IsType<LeaseOutcome.Ended>(await queue.CompleteAsync(id, Hold(worker, lost), Judged("later still"), default));

        Assert.Equal("in time", (await reading.ReportAsync(id, default))?.Checks[0].Summary);
    }

    [Fact]
    public async Task Complete_AnothersLease_IsForeign()
    {
        var id = await EnterAsync(Order());
        var leased = await ClaimAsync();
        var thief = await RegisterAsync("thief");

        Assert.IsType<LeaseOutcome.Foreign>(await queue.CompleteAsync(id, Hold(thief, leased), Judged(), default));

        Assert.Equal(RunState.Running, (await reading.FindAsync(id, default))?.State);
    }

    [Fact]
    public async Task Complete_Output_ReadsBackToTheBit()
    {
        var id = await EnterAsync(Order());
        await queue.CompleteAsync(id, Hold(worker, await ClaimAsync()), Judged(), default);

        var record = await reading.RecordAsync(id, default);

        var values = record?.Points[0].Seeds[0].Measured[0].Values;
        Assert.Equal(1 / 3.0, values?[0][0]);
        Assert.True(double.IsNaN(values![1][0]));
        Assert.Equal(RunKey.Zero, record?.Key);
    }

    [Fact]
    public async Task Report_EventsRepeated_AreKeptOnce()
    {
        var id = await EnterAsync(Order());
        var leased = await ClaimAsync();
        (RunEventKind, string)[] events = [(RunEventKind.Prediction, """{"n":1}"""), (RunEventKind.Samples, "[2]")];

        Assert.IsType<LeaseOutcome.Accepted>(await queue.ReportAsync(id, Hold(worker, leased), Progress(leased.Lease, 1, 0.1), events, default));
        Assert.IsType<LeaseOutcome.Repeated>(await queue.ReportAsync(id, Hold(worker, leased), Progress(leased.Lease, 1, 0.1), events, default));

        var kept = await reading.EventsAsync(id, 0, 100, default);
        Assert.Equal([1, 2], kept.Select(e => e.Sequence));
        Assert.Equal(["""{"n":1}""", "[2]"], kept.Select(e => e.Payload));
        Assert.Equal(2, Assert.Single(await reading.EventsAsync(id, 1, 100, default)).Sequence);
    }

    [Theory]
    [InlineData(2, 0.4, "progress went from 0.5 to 0.4")]
    [InlineData(2, double.NaN, "progress went from 0.5 to NaN")]
    [InlineData(2, 1.5, "progress went from 0.5 to 1.5")]
    [InlineData(3, 0.6, "jumped from number 1 to 3")]
    [InlineData(0, 0.6, "jumped from number 1 to 0")]
    public async Task Report_Contradiction_FailsTheRunInPublic(int batch, double progress, string why)
    {
        var id = await EnterAsync(Order());
        var leased = await ClaimAsync();
        await ReportAsync(leased, 1, 0.5);

        Assert.IsType<LeaseOutcome.Refused>(await ReportAsync(leased, batch, progress));

        var run = await reading.FindAsync(id, default);
        Assert.Equal(RunState.Failed, run?.State);
        Assert.Contains(why, run?.Reason);
    }

    [Fact]
    public async Task Release_GivesTheRunBackWithoutADeath()
    {
        var id = await EnterAsync(Order());
        for (var i = 0; i < LeaseTerms.DeathsUntilParked + 1; i++)
        {
            var leased = await ClaimAsync();
            Assert.IsType<LeaseOutcome.Accepted>(await queue.ReleaseAsync(id, Hold(worker, leased), default));
            Assert.IsType<LeaseOutcome.Repeated>(await queue.ReleaseAsync(id, Hold(worker, leased), default));
        }

        Assert.Equal(RunState.Queued, (await reading.FindAsync(id, default))?.State);
    }

    [Fact]
    public async Task Fail_SaysWhy()
    {
        var id = await EnterAsync(Order());
        await queue.FailAsync(id, Hold(worker, await ClaimAsync()), "out of memory", default);

        Assert.Equal("out of memory", (await reading.FindAsync(id, default))?.Reason);
    }

    [Fact]
    public async Task Cancel_RunningRun_StopsItsWorkerWithTheNextReport()
    {
        var id = await EnterAsync(Order());
        var leased = await ClaimAsync();

        Assert.IsType<LeaseOutcome.Accepted>(await queue.CancelAsync(id, "no longer wanted", default));

        Assert.Equal(new LeaseOutcome.Ended(RunState.Cancelled), await ReportAsync(leased, 1, 0.1));
        Assert.Equal(new LeaseOutcome.Ended(RunState.Cancelled), await queue.CancelAsync(id, "again", default));
        Assert.Equal("no longer wanted", (await reading.FindAsync(id, default))?.Reason);
    }

    [Fact]
    public async Task Claim_RunThatNeedsAGpu_WaitsForOneAndSaysSo()
    {
        await new WorkerRegister(database, clock).SawAsync(worker, Machine(1 << 30), default);
        var id = await EnterAsync(Order() with { Device = DeviceKind.Gpu });

        Assert.Null(await queue.ClaimAsync(worker, Machine(), default));
        Assert.Equal("It needs a GPU, and no worker here has one.", (await reading.FindAsync(id, default))?.Obstacle);
        Assert.Equal(id, (await queue.ClaimAsync(worker, Machine(kind: DeviceKind.Gpu), default))?.Run);
    }

    [Fact]
    public async Task Find_RunLargerThanAnyWorker_SaysSo()
    {
        var id = await EnterAsync(Order(peakBytes: 3L << 30));
        Assert.Equal("No worker is here at present.", (await reading.FindAsync(id, default))?.Obstacle);

        await new WorkerRegister(database, clock).SawAsync(worker, Machine(2L << 30), default);
        Assert.Equal(
            "It needs 3,072 MB of memory for one seed, and the largest worker here gives 2,048 MB.", (await reading.FindAsync(id, default))?.Obstacle);

        await new WorkerRegister(database, clock).SawAsync(worker, Machine(4L << 30), default);
        Assert.Null((await reading.FindAsync(id, default))?.Obstacle);
    }

    [Fact]
    public async Task Claim_Replication_PrefersAnotherWorkerUntilThereIsNone()
    {
        var register = new WorkerRegister(database, clock);
        var other = await RegisterAsync("other");
        await register.SawAsync(other, Machine(), default);
        await register.SawAsync(worker, Machine(), default);
        var id = await EnterAsync(Order() with { Purpose = RunPurpose.Replication, NotWorker = worker.Id });

        Assert.Null(await queue.ClaimAsync(worker, Machine(), default));
        clock.Advance(LeaseTerms.OtherWorkerPatience - TimeSpan.FromSeconds(1));
        Assert.Null(await queue.ClaimAsync(worker, Machine(), default));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(id, (await queue.ClaimAsync(worker, Machine(), default))?.Run);
    }

    [Fact]
    public async Task Claim_ReplicationAndAnother_TheOtherGetsItAtOnce()
    {
        var id = await EnterAsync(Order() with { NotWorker = worker.Id });
        Assert.Equal(id, (await queue.ClaimAsync(await RegisterAsync("other"), Machine(), default))?.Run);
    }

    [Fact]
    public async Task Complete_UndecidedLook_GoesOnWithAsManyRepetitionsAgain()
    {
        var id = await EnterAsync(Order() with { Looks = true });
        var first = await ClaimAsync();
        Assert.Equal((0, 4), (first.FirstSeed, first.Seeds));

        Assert.IsType<LeaseOutcome.Accepted>(await queue.CompleteAsync(id, Hold(worker, first), Undecided, default));
        Assert.Null((await reading.FindAsync(id, default))?.Reason);
        Assert.IsType<LeaseOutcome.NotHeld>(await queue.CompleteAsync(id, Hold(worker, first), Undecided, default));
        var second = await ClaimAsync();
        Assert.Equal((id, 4, 4, first.Key), (second.Run, second.FirstSeed, second.Seeds, second.Key));

        await queue.CompleteAsync(id, Hold(worker, second), Judged("the second"), default);
        var run = await reading.FindAsync(id, default);
        Assert.Equal((RunState.Completed, 8), (run?.State, run?.Seeds));
        Assert.Equal("the second", (await reading.ReportAsync(id, default))?.Checks[0].Summary);
    }

    [Fact]
    public async Task Complete_UndecidedWithoutLooksOrAtTheLast_Ends()
    {
        var single = await EnterAsync(Order());
        await queue.CompleteAsync(single, Hold(worker, await ClaimAsync()), Undecided, default);
        Assert.Equal(RunState.Completed, (await reading.FindAsync(single, default))?.State);

        var looked = await EnterAsync(Order() with { Looks = true });
        for (var look = 1; look <= SeedLook.Most; look++)
            await queue.CompleteAsync(looked, Hold(worker, await ClaimAsync()), Undecided, default);
        var run = await reading.FindAsync(looked, default);
        Assert.Equal((RunState.Completed, 32), (run?.State, run?.Seeds));
    }

    [Fact]
    public async Task Complete_UndecidedWithNothingLeftOfTheDay_Ends()
    {
        var id = await EnterAsync(Order(seconds: 200, visitor: "one") with { Looks = true });
        await queue.CompleteAsync(id, Hold(worker, await ClaimAsync()), Undecided, default);
        var second = await ClaimAsync();
        while (await entry.OfferAsync(Order(seconds: 200, visitor: "one"), Source, default) is EntryOutcome.Entered)
        {
        }

        await queue.CompleteAsync(id, Hold(worker, second), Undecided, default);

        var run = await reading.FindAsync(id, default);
        Assert.Equal((RunState.Completed, 8), (run?.State, run?.Seeds));
    }

    [Fact]
    public async Task Dispute_WorkerIsSetAsideAndTheRunGoesToAnother()
    {
        var id = await EnterAsync(Order());
        var wrong = await ClaimAsync();

        Assert.IsType<LeaseOutcome.Refused>(await queue.DisputeAsync(id, Hold(worker, wrong), "it was drawn from another key", default));

        await using var db = database.CreateDbContext();
        var flagged = db.Workers.Single(w => w.Id == worker.Id);
        Assert.Contains("it was drawn from another key", flagged.SetAsideBecause);
        Assert.Equal(RunState.Queued, (await reading.FindAsync(id, default))?.State);
        Assert.True((await reading.FindAsync(id, default))?.IsWorkerSetAside);
        Assert.True(await new WorkerRegister(database, clock).ReinstateAsync(worker.Id, default));
        Assert.False((await reading.FindAsync(id, default))?.IsWorkerSetAside);
    }

    [Fact]
    public async Task LatestCompleted_OfOneToy_NewestFirst()
    {
        var ids = new List<RunId>();
        foreach (var toy in new[] { "one", "two", "one" })
        {
            ids.Add(await EnterAsync(Order(toy: toy)));
            await queue.CompleteAsync(ids[^1], Hold(worker, await ClaimAsync()), Judged(), default);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var latest = await reading.LatestCompletedAsync(Domain.ToySlug.Parse("one"), 10, default);

        Assert.Equal([ids[2], ids[0]], latest.Select(run => run.Id));
        Assert.Equal("first", latest[0].WorkerName);
    }

    private static JudgedRecord Undecided { get; } = new(Record(RunKey.Zero), Report("undecided", Verdict.Undecided), RunFinding.Unchecked);

    private async Task<Worker> RegisterAsync(string name) =>
        await new WorkerRegister(database, clock).RegisterAsync(name, WorkerToken.Draw(), default);

    private async Task<RunId> EnterAsync(RunOrder order) =>
        await entry.OfferAsync(order, Source, default) is EntryOutcome.Entered(var id, _) ? id : throw new InvalidOperationException("It was not let in.");

    private async Task<LeasedRun> ClaimAsync() =>
        await queue.ClaimAsync(worker, Machine(), default) ?? throw new InvalidOperationException("No run to claim.");

    private Task<LeaseOutcome> ReportAsync(LeasedRun leased, int batch, double progress) =>
        queue.ReportAsync(leased.Run, Hold(worker, leased), Progress(leased.Lease, batch, progress), [], default);
}
