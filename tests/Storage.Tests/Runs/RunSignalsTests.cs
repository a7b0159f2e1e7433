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
    private Task listener = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        queue = new RunQueue(database, clock);
        using var ready = signals.AwaitQueued(0);
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
        using var wait = signals.AwaitQueued(5_000);
        await queue.EnqueueAsync(Order(peakBytes: 5_000), Source, default);
        await wait.WokenAsync(patience.Token);
    }

    [Fact]
    public async Task Enqueue_FirstWaiterTooSmall_WakesTheOneThatFits()
    {
        using var small = signals.AwaitQueued(1_000);
        using var large = signals.AwaitQueued(5_000);
        await queue.EnqueueAsync(Order(peakBytes: 5_000), Source, default);
        await large.WokenAsync(patience.Token);

        await queue.EnqueueAsync(Order(peakBytes: 1_000), Source, default);
        await small.WokenAsync(patience.Token);
    }

    [Fact]
    public async Task Wait_WokenButGone_HandsTheWakeUpOn()
    {
        var leaving = signals.AwaitQueued(5_000);
        using var staying = signals.AwaitQueued(5_000);
        using var watch = signals.Watch(await queue.EnqueueAsync(Order(), Source, default));
        using var probe = signals.AwaitQueued(long.MaxValue);
        await queue.EnqueueAsync(Order(), Source, default);
        await staying.WokenAsync(patience.Token);

        leaving.Dispose();

        await probe.WokenAsync(patience.Token);
    }

    [Fact]
    public async Task Watch_AnotherRunChanges_OnlyItsOwnReaderIsWoken()
    {
        var worker = await new WorkerRegister(database, clock).RegisterAsync("w", WorkerToken.Draw(), default);
        var first = await queue.EnqueueAsync(Order(), Source, default);
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = await queue.EnqueueAsync(Order(), Source, default);
        using var ofFirst = signals.Watch(first);
        using var ofSecond = signals.Watch(second);
        using var queued = signals.Watch(second);
        queued.IsQueued = true;

        await queue.ClaimAsync(worker, long.MaxValue, default);

        await ofFirst.NextAsync(patience.Token);
        await queued.NextAsync(patience.Token);
        var silent = ofSecond.NextAsync(patience.Token);
        await queue.CancelAsync(first, "enough", default);
        await ofFirst.NextAsync(patience.Token);
        Assert.False(silent.IsCompleted);
        await queue.CancelAsync(second, "enough", default);
        await silent;
    }
}
