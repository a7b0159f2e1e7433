using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Testing;
using static LearningMechanics.Storage.Tests.Runs.Orders;

namespace LearningMechanics.Storage.Tests.Runs;

public sealed class RunSignalsTests : IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly TestDatabase database = new();
    private readonly RunSignals signals = new();
    private readonly CancellationTokenSource listening = new();
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
    private RunQueue queue = null!;
    private RunEntry entry = null!;
    private Task listener = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        queue = new RunQueue(database, clock);
        entry = new RunEntry(database, clock);
        using var ready = Wait(0);
        listener = signals.ListenAsync(database.Source, listening.Token);
        await ready.WokenAsync(patience.Token);
    }

    public async Task DisposeAsync()
    {
        await listening.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener);
        await database.DisposeAsync();
        listening.Dispose();
        patience.Dispose();
    }

    [Fact]
    public async Task Enqueue_IdleWorkerWaits_IsWoken()
    {
        using var wait = Wait(5_000);
        await EnterAsync(Order(peakBytes: 5_000));
        await wait.WokenAsync(patience.Token);
    }

    [Fact]
    public async Task Enqueue_FirstWaiterTooSmall_WakesTheOneThatFits()
    {
        using var small = Wait(1_000);
        using var large = Wait(5_000);
        await EnterAsync(Order(peakBytes: 5_000));
        await large.WokenAsync(patience.Token);

        await EnterAsync(Order(peakBytes: 1_000));
        await small.WokenAsync(patience.Token);
    }

    [Fact]
    public async Task Wait_WokenButGone_HandsTheWakeUpOn()
    {
        var leaving = Wait(5_000);
        using var staying = Wait(5_000);
        using var watch = signals.Watch(await EnterAsync(Order()));
        using var probe = Wait(long.MaxValue);
        await EnterAsync(Order());
        await staying.WokenAsync(patience.Token);

        leaving.Dispose();

        await probe.WokenAsync(patience.Token);
    }

    [Fact]
    public async Task Watch_AnotherRunChanges_OnlyItsOwnReaderIsWoken()
    {
        var worker = await new WorkerRegister(database, clock).RegisterAsync("w", WorkerToken.Draw(), default);
        var first = await EnterAsync(Order());
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = await EnterAsync(Order());
        using var ofFirst = signals.Watch(first);
        using var ofSecond = signals.Watch(second);
        using var queued = signals.Watch(second);
        queued.IsQueued = true;

        await queue.ClaimAsync(worker, Machine(), default);

        await ofFirst.NextAsync(patience.Token);
        await queued.NextAsync(patience.Token);
        var silent = ofSecond.NextAsync(patience.Token);
        await queue.CancelAsync(first, "enough", default);
        await ofFirst.NextAsync(patience.Token);
        Assert.False(silent.IsCompleted);
        await queue.CancelAsync(second, "enough", default);
        await silent;
    }

    private QueueWait Wait(long memoryBytes) => signals.AwaitQueued(WorkerId.New(clock), Machine(memoryBytes));

    private async Task<RunId> EnterAsync(RunOrder order) =>
        await entry.OfferAsync(order, Source, default) is EntryOutcome.Entered(var id, _) ? id : throw new InvalidOperationException("It was not let in.");
}
