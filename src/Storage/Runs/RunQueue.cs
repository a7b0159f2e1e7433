using System.Data;
using System.Globalization;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>
/// The queue of runs. Every act is one transaction that holds the run's row, asks <see cref="Run"/>, and wakes whoever waits
/// when it commits; so any number of sites and workers may act at once, and nothing acknowledged is lost with a process.
/// </summary>
public sealed class RunQueue(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Live events kept of one run. Later ones are not, since the record has everything: a chart drawn live needs no more.</summary>
    private const int MostEvents = 20_000;

    /// <summary>Puts a run at the end of the queue.</summary>
    public async Task<RunId> EnqueueAsync(RunOrder order, ToySource source, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO toy_sources (hash, text) VALUES ({source.Hash}, {source.Text}) ON CONFLICT DO NOTHING", cancellationToken);
        var run = Run.Queue(order, clock);
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await NotifyQueuedAsync(db, run, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run.Id;
    }

    /// <summary>Gives the first run that fits to a worker, or null where none does. Workers asking at once never get the same run.</summary>
    public async Task<LeasedRun?> ClaimAsync(Worker worker, long memoryBytes, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = await OneAsync(
            db.Runs.FromSql(
                $"""
                SELECT * FROM runs WHERE state = 'queued' AND peak_bytes <= {memoryBytes}
                ORDER BY queued_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
                """),
            cancellationToken);
        if (run is null)
            return null;
        var lease = run.Claim(worker.Id, worker.Name, clock);
        var source = await db.ToySources.AsNoTracking().SingleAsync(s => s.Hash == run.SourceHash, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await NotifyAsync(db, RunChannels.Moved, "", cancellationToken);
        await NotifyAsync(db, RunChannels.Changed, run.Id.ToString(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Leased(run, lease, source);
    }

    /// <summary>Hears a heartbeat; its events, as kind and JSON in order, are kept if it counts.</summary>
    public Task<LeaseOutcome> ReportAsync(
        RunId id,
        LeaseHold hold,
        ProgressReport report,
        IReadOnlyList<(RunEventKind Kind, string Payload)> events,
        CancellationToken cancellationToken) =>
        HoldingAsync(
            id,
            (run, db) =>
            {
                var outcome = run.Report(hold, report.Batch, report.Progress, clock.GetUtcNow());
                if (outcome is LeaseOutcome.Accepted && run.LastEvent < MostEvents)
                    db.RunEvents.AddRange(events.Select(e => run.Append(e.Kind, e.Payload)));
                return outcome;
            },
            cancellationToken);

    /// <summary>Ends a run with its judged output. A late, repeated or foreign one changes nothing.</summary>
    public Task<LeaseOutcome> CompleteAsync(RunId id, LeaseHold hold, RunOutput output, CancellationToken cancellationToken) =>
        HoldingAsync(
            id,
            (run, db) =>
            {
                var outcome = run.Complete(hold, clock.GetUtcNow());
                if (outcome is LeaseOutcome.Accepted)
                    db.RunOutputs.Add(output);
                return outcome;
            },
            cancellationToken);

    /// <summary>Ends a run without a verdict.</summary>
    public Task<LeaseOutcome> FailAsync(RunId id, LeaseHold hold, string reason, CancellationToken cancellationToken) =>
        HoldingAsync(id, (run, _) => run.Fail(hold, reason, clock.GetUtcNow()), cancellationToken);

    /// <summary>Takes a run back from a worker that leaves in good order.</summary>
    public Task<LeaseOutcome> ReleaseAsync(RunId id, LeaseHold hold, CancellationToken cancellationToken) =>
        HoldingAsync(id, (run, _) => run.Release(hold, clock.GetUtcNow()), cancellationToken);

    /// <summary>Cancels a run that has not ended.</summary>
    public Task<LeaseOutcome> CancelAsync(RunId id, string reason, CancellationToken cancellationToken) =>
        HoldingAsync(
            id,
            (run, _) => run.Cancel(reason, clock.GetUtcNow()) ? new LeaseOutcome.Accepted() : new LeaseOutcome.Ended(run.State),
            cancellationToken);

    /// <summary>Puts runs of silent workers back, or aside.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        while (await SweepOneAsync(cancellationToken))
            swept++;
        return swept;
    }

    private async Task<bool> SweepOneAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = await OneAsync(
            db.Runs.FromSql(
                $"""
                SELECT * FROM runs WHERE state = 'running' AND lease_expires_at <= {now}
                ORDER BY lease_expires_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """),
            cancellationToken);
        if (run is null || !run.Expire(now))
            return false;
        await SaveAndWakeAsync(db, run, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<LeaseOutcome> HoldingAsync(
        RunId id, Func<Run, LearningMechanicsDbContext, LeaseOutcome> act, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = await OneAsync(db.Runs.FromSql($"SELECT * FROM runs WHERE id = {id.Value} FOR UPDATE"), cancellationToken);
        if (run is null)
            return new LeaseOutcome.NotHeld();
        var outcome = act(run, db);
        await SaveAndWakeAsync(db, run, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Saves what an act changed, and wakes whoever waits for that: a repeated report changes at most its lease.</summary>
    private static async Task SaveAndWakeAsync(LearningMechanicsDbContext db, Run run, CancellationToken cancellationToken)
    {
        var entry = db.Entry(run);
        var stateChanged = entry.Property(r => r.State).IsModified;
        var readersSee = stateChanged || entry.Property(r => r.Progress).IsModified || entry.Property(r => r.LastEvent).IsModified;
        await db.SaveChangesAsync(cancellationToken);
        if (readersSee)
            await NotifyAsync(db, RunChannels.Changed, run.Id.ToString(), cancellationToken);
        if (stateChanged && run.State == RunState.Queued)
            await NotifyQueuedAsync(db, run, cancellationToken);
        if (stateChanged && run.State != RunState.Queued)
            await NotifyAsync(db, RunChannels.Moved, "", cancellationToken);
    }

    /// <summary>Not composed upon: FOR UPDATE must stay in the outermost query.</summary>
    private static async Task<Run?> OneAsync(IQueryable<Run> runs, CancellationToken cancellationToken) =>
        (await runs.ToListAsync(cancellationToken)).SingleOrDefault();

    private static Task<int> NotifyQueuedAsync(LearningMechanicsDbContext db, Run run, CancellationToken cancellationToken) =>
        NotifyAsync(db, RunChannels.Queued, run.PeakBytes.ToString(CultureInfo.InvariantCulture), cancellationToken);

    private static Task<int> NotifyAsync(LearningMechanicsDbContext db, string channel, string payload, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({channel}, {payload})", cancellationToken);

    private static LeasedRun Leased(Run run, LeaseId lease, ToySource source) => new()
    {
        Run = run.Id,
        Lease = lease,
        LeaseSeconds = LeaseTerms.Length.TotalSeconds,
        HeartbeatSeconds = LeaseTerms.Heartbeat.TotalSeconds,
        Toy = run.Toy.Value,
        Source = source.Text,
        Settings = run.Settings,
        Seeds = run.Seeds,
        Key = run.Key,
    };
}
