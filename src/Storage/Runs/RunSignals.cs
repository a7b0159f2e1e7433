using System.Collections.Concurrent;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using Npgsql;

namespace LearningMechanics.Storage.Runs;

/// <summary>
/// Wakes whoever in this process waits for runs, by one connection that listens for all of them. A signal means
/// "look again", never more: after a lost connection everybody is woken once.
/// </summary>
public sealed class RunSignals
{
    private readonly ConcurrentDictionary<RunWatch, byte> watches = new();
    private readonly LinkedList<QueueWait> waits = new();
    private readonly Lock waitsGate = new();

    /// <summary>Watches one run.</summary>
    public RunWatch Watch(RunId run)
    {
        var watch = new RunWatch(run, gone => watches.TryRemove(gone, out _));
        watches.TryAdd(watch, 0);
        return watch;
    }

    /// <summary>
    /// Waits until a run is queued that fits, or until cancelled. Each queued run wakes one waiter, the one that
    /// has waited longest, so that ten thousand idle workers are not ten thousand queries.
    /// </summary>
    /// <returns>A wait that is armed already: look at the queue once more before awaiting it.</returns>
    public QueueWait AwaitQueued(WorkerId worker, LeaseRequest machine)
    {
        var wait = new QueueWait(needs => needs.FitOn(worker, machine), Leave);
        lock (waitsGate)
            waits.AddLast(wait);
        return wait;
    }

    /// <summary>Listens until cancelled or until the connection is lost, which throws.</summary>
    public async Task ListenAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, signal) => Hear(signal.Channel, signal.Payload);
        await using (var listen = new NpgsqlCommand(
            $"LISTEN {RunChannels.Queued}; LISTEN {RunChannels.Moved}; LISTEN {RunChannels.Changed}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        WakeAll();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    private void Hear(string channel, string payload)
    {
        if (channel == RunChannels.Queued && RunNeeds.Read(payload) is { } needs)
            WakeWaiter(needs);
        else if (channel == RunChannels.Moved)
            Wake(watch => watch.IsQueued);
        else if (channel == RunChannels.Changed && RunId.TryParse(payload, null, out var run))
            Wake(watch => watch.Run == run);
    }

    private void Wake(Func<RunWatch, bool> concerns)
    {
        foreach (var (watch, _) in watches)
        {
            if (concerns(watch))
                watch.Wake();
        }
    }

    private void WakeWaiter(RunNeeds needs)
    {
        lock (waitsGate)
        {
            var first = waits.FirstOrDefault(wait => wait.Takes(needs));
            if (first is not null && waits.Remove(first))
                first.Wake(needs);
        }
    }

    private void WakeAll()
    {
        Wake(_ => true);
        lock (waitsGate)
        {
            foreach (var wait in waits)
                wait.Wake(null);
            waits.Clear();
        }
    }

    /// <summary>A waiter that was woken but went away without looking hands its wake-up on, or a run would lie unseen.</summary>
    private void Leave(QueueWait wait)
    {
        lock (waitsGate)
            waits.Remove(wait);
        if (wait.UnusedWakeUp is { } needs)
            WakeWaiter(needs);
    }
}
