using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>
/// The queue of runs. Every act is one transaction that holds the run's row, asks <see cref="Run"/>, and wakes whoever waits
/// when it commits; so any number of sites and workers may act at once, and nothing acknowledged is lost with a process.
/// </summary>
/// <remarks>Runs come in by <see cref="RunEntry"/>.</remarks>
public sealed class RunQueue(
    IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock, IEnumerable<IRunEnded>? whoeverWantsToKnow = null)
{
    /// <summary>Live events kept of one run. Later ones are not, since the record has everything: a chart drawn live needs no more.</summary>
    private const int MostEvents = 20_000;

    private readonly IReadOnlyList<IRunEnded> ended = [.. whoeverWantsToKnow ?? []];

    /// <summary>Gives the next run that fits to a worker, or null where none does. Workers asking at once never get the same run.</summary>
    public async Task<LeasedRun?> ClaimAsync(Worker worker, LeaseRequest machine, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = await OneAsync(RunSelection.Next(db, worker.Id, machine, clock.GetUtcNow()), cancellationToken);
        if (run is null)
            return null;
        var lease = run.Claim(worker, machine, clock);
        var source = await db.ToySources.AsNoTracking().SingleAsync(s => s.Hash == run.SourceHash, cancellationToken);
        await SaveAndWakeAsync(db, run, null, cancellationToken);
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

    /// <summary>Notes that a worker has handed its record in, which is now to be checked and judged.</summary>
    public Task<LeaseOutcome> HandInAsync(RunId id, LeaseHold hold, CancellationToken cancellationToken) =>
        HoldingAsync(id, (run, _) => run.HandIn(hold, clock.GetUtcNow()), cancellationToken);

    /// <summary>
    /// Takes a judged record in: the run goes on with more repetitions where that was ordered, is undecided and is still allowed;
    /// otherwise it ends. A late, repeated or foreign one changes nothing.
    /// </summary>
    public async Task<LeaseOutcome> CompleteAsync(RunId id, LeaseHold hold, JudgedRecord judged, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(db, id, cancellationToken) is not { } run)
            return new LeaseOutcome.NotHeld();
        var now = clock.GetUtcNow();
        var goesOn = judged.IsUndecided && run.RefusalOfCompletion(hold) is null && await MayGoOnAsync(db, run, now, cancellationToken);
        var outcome = goesOn ? run.GoOn(hold, judged.Finding, now) : run.Complete(hold, judged.Finding, now);
        if (outcome is LeaseOutcome.Accepted)
        {
            if (goesOn)
                await RunEntry.GiveTurnAsync(db, run, cancellationToken);
            await judged.KeepAsync(db, id, cancellationToken);
            await SaveAndWakeAsync(db, run, judged.Report, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Ends a run without a verdict.</summary>
    public Task<LeaseOutcome> FailAsync(RunId id, LeaseHold hold, string reason, CancellationToken cancellationToken) =>
        HoldingAsync(id, (run, _) => run.Fail(hold, reason, clock.GetUtcNow()), cancellationToken);

    /// <summary>Takes a run back from a worker that leaves in good order.</summary>
    public Task<LeaseOutcome> ReleaseAsync(RunId id, LeaseHold hold, CancellationToken cancellationToken) =>
        HoldingAsync(id, (run, _) => run.Release(hold, clock.GetUtcNow()), cancellationToken);

    /// <summary>Takes a run from a worker whose record of it is wrong, and gives that worker no more until somebody has looked.</summary>
    public async Task<LeaseOutcome> DisputeAsync(RunId id, LeaseHold hold, string why, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(db, id, cancellationToken) is not { } run)
            return new LeaseOutcome.NotHeld();
        var now = clock.GetUtcNow();
        var outcome = run.Dispute(hold, why, now);
        if (outcome is LeaseOutcome.Refused)
            (await db.Workers.SingleAsync(worker => worker.Id == hold.Worker, cancellationToken)).SetAside($"Run {id}: {why}.", now);
        await SaveAndWakeAsync(db, run, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Cancels a run that has not ended.</summary>
    public Task<LeaseOutcome> CancelAsync(RunId id, string reason, CancellationToken cancellationToken) =>
        HoldingAsync(id, (run, _) => Unless(run, run.Cancel(reason, clock.GetUtcNow())), cancellationToken);

    /// <summary>Moves a run that has not ended before all of a lower priority.</summary>
    /// <param name="id">The run.</param>
    /// <param name="priority">0 is everybody's.</param>
    /// <param name="who">The moderator's public name, for the run's log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LeaseOutcome> PrioritizeAsync(RunId id, int priority, string who, CancellationToken cancellationToken) =>
        HoldingAsync(id, (run, _) => Unless(run, run.Prioritize(priority, who, clock.GetUtcNow())), cancellationToken);

    /// <summary>Puts runs of silent workers back, or aside, and ends those past their deadline.</summary>
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
        var run = await OneAsync(RunSelection.Overdue(db, now), cancellationToken);
        if (run is null || !run.Expire(now))
            return false;
        await SaveAndWakeAsync(db, run, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<LeaseOutcome> HoldingAsync(
        RunId id, Func<Run, LearningMechanicsDbContext, LeaseOutcome> act, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(db, id, cancellationToken) is not { } run)
            return new LeaseOutcome.NotHeld();
        var outcome = act(run, db);
        await SaveAndWakeAsync(db, run, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private static Task<Run?> LockAsync(LearningMechanicsDbContext db, RunId id, CancellationToken cancellationToken) =>
        OneAsync(RunSelection.Locked(db, id), cancellationToken);

    private static async Task<bool> MayGoOnAsync(LearningMechanicsDbContext db, Run run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RunEntry.LockAsync(db, run.Payer, cancellationToken);
        return run.MayGoOn(await RunCharges.UsedAsync(db, run.Payer, now, cancellationToken));
    }

    /// <summary>Saves what an act changed, tells whoever depends on an end, and wakes whoever waits: a repeated report changes at most its lease.</summary>
    private async Task SaveAndWakeAsync(LearningMechanicsDbContext db, Run run, RunReport? report, CancellationToken cancellationToken)
    {
        var changes = RunChanges.Of(db.Entry(run));
        await db.SaveChangesAsync(cancellationToken);
        if (changes.HasEnded && ended.Count > 0)
        {
            foreach (var whoever in ended)
                await whoever.OnRunEndedAsync(db, run, run.State == RunState.Completed ? report : null, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await changes.WakeAsync(db, run, cancellationToken);
    }

    private static LeaseOutcome Unless(Run run, bool isDone) => isDone ? new LeaseOutcome.Accepted() : new LeaseOutcome.Ended(run.State);

    /// <summary>Not composed upon: FOR UPDATE must stay in the outermost query.</summary>
    private static async Task<Run?> OneAsync(IQueryable<Run> runs, CancellationToken cancellationToken) =>
        (await runs.ToListAsync(cancellationToken)).SingleOrDefault();

    private static LeasedRun Leased(Run run, LeaseId lease, ToySource source) => new()
    {
        Run = run.Id,
        Lease = lease,
        LeaseSeconds = LeaseTerms.Length.TotalSeconds,
        HeartbeatSeconds = LeaseTerms.Heartbeat.TotalSeconds,
        LimitSeconds = RunTime.Limit(run.SecondsNow).TotalSeconds,
        Toy = run.Toy.Value,
        Source = source.Text,
        Settings = run.Settings,
        FirstSeed = run.FirstSeed,
        Seeds = run.SeedsNow,
        Key = run.Key,
    };
}
