using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Testing;
using static LearningMechanics.Storage.Tests.Runs.Orders;

namespace LearningMechanics.Storage.Tests.Runs;

public sealed class RunEntryTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();
    private readonly RunQueue queue;
    private readonly RunEntry entry;
    private readonly RunCharges charges;
    private Worker worker = null!;

    public RunEntryTests()
    {
        queue = new RunQueue(database, clock);
        entry = new RunEntry(database, clock);
        charges = new RunCharges(database, clock);
    }

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        worker = await new WorkerRegister(database, clock).RegisterAsync("worker", WorkerToken.Draw(), default);
    }

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Turn_TwoHundredOfOneAndThenOneOfAnother_TheOthersIsNext()
    {
        for (var i = 0; i < 200; i++)
            await EnterAsync(Order(visitor: "one"));
        await ClaimAsync();
        var other = await EnterAsync(Order(visitor: "other"));

        Assert.Equal(other, (await ClaimAsync()).Run);
    }

    [Fact]
    public async Task Turn_TwoWhoAskForTenEach_AreServedByTurns()
    {
        var ones = await EnterManyAsync("one", 10);
        var others = await EnterManyAsync("other", 10);

        var served = new List<RunId>();
        for (var i = 0; i < 20; i++)
            served.Add((await ClaimAsync()).Run);

        for (var i = 0; i < 20; i += 2)
            Assert.NotEqual(ones.Contains(served[i]), ones.Contains(served[i + 1]));
        Assert.Equal(others, served.Where(others.Contains));
    }

    [Fact]
    public async Task Turn_DearRunsAgainstCheapOnes_TimeIsSharedNotRuns()
    {
        for (var i = 0; i < 3; i++)
            await EnterAsync(Order(visitor: "dear", seconds: 99));
        var cheap = await EnterManyAsync("cheap", 60);

        var first = new List<RunId>();
        for (var i = 0; i < 40; i++)
            first.Add((await ClaimAsync()).Run);

        // One dear run is worth some 66 of the cheap ones.
        Assert.InRange(first.Count(run => !cheap.Contains(run)), 1, 2);
    }

    [Fact]
    public async Task Turn_WhoWasIdle_SavesNothingUp()
    {
        for (var i = 0; i < 50; i++)
        {
            await EnterAsync(Order(visitor: "busy"));
            await ClaimAsync();
        }

        var idle = await EnterManyAsync("idle", 10);
        var busy = await EnterAsync(Order(visitor: "busy"));
        var served = new List<RunId>();
        for (var i = 0; i < 3; i++)
            served.Add((await ClaimAsync()).Run);

        Assert.Contains(busy, served);
        Assert.Contains(idle[0], served);
    }

    [Fact]
    public async Task Priority_RunOfAModerator_GoesFirstWithoutMovingTheTurns()
    {
        var ones = await EnterManyAsync("one", 20);
        Assert.IsType<LeaseOutcome.Accepted>(await queue.PrioritizeAsync(ones[^1], 5, "someone", default));

        Assert.Equal(ones[^1], (await ClaimAsync()).Run);
        await ClaimAsync();
        var other = await EnterAsync(Order(visitor: "other"));
        Assert.Equal(other, (await ClaimAsync()).Run);
    }

    [Fact]
    public async Task Offer_AtOnceByOneRequester_TurnsFollowEachOther()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => EnterAsync(Order(visitor: "one", seconds: 2))));

        await using var db = database.CreateDbContext();
        var turns = db.Runs.Select(run => run.Turn).OrderBy(turn => turn).ToList();
        Assert.Equal(Enumerable.Range(0, 12).Select(i => 3.0 * i), turns);
    }

    [Fact]
    public async Task Offer_MoreThanIsLeftOfTheDay_IsRefusedAndQueuesNothing()
    {
        for (var i = 0; i < 6; i++)
            await EnterAsync(Order(visitor: "one", seconds: 590));

        var over = Assert.IsType<EntryOutcome.OverAllowance>(await entry.OfferAsync(Order(visitor: "one", seconds: 590), Source, default));
        Assert.Contains("60 s of the 3,600 s that you may use a day are left", over.Why);
        Assert.Contains("begins in 12 h", over.Why);
        Assert.IsType<EntryOutcome.Entered>(await entry.OfferAsync(Order(visitor: "other", seconds: 590), Source, default));
        var entered = Assert.IsType<EntryOutcome.Entered>(await entry.OfferAsync(Order(visitor: "one", seconds: 50), Source, default));
        Assert.Equal(10, entered.LeftToday, 9);
    }

    [Fact]
    public async Task Offer_AtOnce_NeverTogetherOverTheAllowance()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => entry.OfferAsync(Order(visitor: "one", seconds: 600), Source, default)));

        Assert.Equal(6, outcomes.OfType<EntryOutcome.Entered>().Count());
    }

    [Fact]
    public async Task Offer_TheNextDay_BeginsAnew()
    {
        for (var i = 0; i < 6; i++)
            await EnterAsync(Order(visitor: "one", seconds: 600));
        Assert.Equal(3600, await charges.UsedTodayAsync(Payer.OfVisitor("one"), default), 9);

        clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(0, await charges.UsedTodayAsync(Payer.OfVisitor("one"), default));
        await EnterAsync(Order(visitor: "one", seconds: 600));
    }

    [Fact]
    public async Task Cancel_RunningRun_IsChargedForTheShareItDid()
    {
        var waiting = await EnterAsync(Order(visitor: "one", seconds: 100));
        var running = await ClaimAsync();
        await queue.ReportAsync(running.Run, Hold(worker, running), Progress(running.Lease, 1, 0.25), [], default);
        await queue.CancelAsync(waiting, "enough", default);

        Assert.Equal(25, await charges.UsedTodayAsync(Payer.OfVisitor("one"), default), 9);
    }

    [Fact]
    public async Task Cancel_WaitingRun_CostsNeitherAllowanceNorTurn()
    {
        var dear = await EnterAsync(Order(visitor: "one", seconds: 500));
        await queue.CancelAsync(dear, "enough", default);
        var next = await EnterAsync(Order(visitor: "one"));
        clock.Advance(TimeSpan.FromSeconds(1));
        await EnterAsync(Order(visitor: "other", seconds: 1));

        Assert.Equal(0.5, await charges.UsedTodayAsync(Payer.OfVisitor("one"), default), 9);
        Assert.Equal(next, (await ClaimAsync()).Run);
    }

    [Fact]
    public async Task Offer_InACallersTransactionThatFails_LeavesNothing()
    {
        await using (var db = database.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.IsType<EntryOutcome.Entered>(await entry.OfferAsync(db, Order(), Source, default));
            await transaction.RollbackAsync();
        }

        Assert.Null(await queue.ClaimAsync(worker, Machine(), default));
    }

    private async Task<List<RunId>> EnterManyAsync(string visitor, int count)
    {
        var runs = new List<RunId>();
        for (var i = 0; i < count; i++)
            runs.Add(await EnterAsync(Order(visitor: visitor)));
        return runs;
    }

    private async Task<RunId> EnterAsync(RunOrder order) => Assert.IsType<EntryOutcome.Entered>(await entry.OfferAsync(order, Source, default)).Id;

    private async Task<LeasedRun> ClaimAsync() =>
        await queue.ClaimAsync(worker, Machine(), default) ?? throw new InvalidOperationException("No run to claim.");
}
