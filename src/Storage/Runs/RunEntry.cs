using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>The queue's door: who comes in gets a turn, within the day's allowance.</summary>
public sealed class RunEntry(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Puts a run in the queue if its requester's allowance for the day suffices.</summary>
    public async Task<EntryOutcome> OfferAsync(RunOrder order, ToySource source, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await OfferAsync(db, order, source, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>The same within the caller's transaction: the run is there when, and only if, that commits.</summary>
    public async Task<EntryOutcome> OfferAsync(
        LearningMechanicsDbContext db, RunOrder order, ToySource source, CancellationToken cancellationToken)
    {
        await LockAsync(db, order.Payer, cancellationToken);
        var now = clock.GetUtcNow();
        var used = await RunCharges.UsedAsync(db, order.Payer, now, cancellationToken);
        if (order.Allowance.Refuse(order.Cost, used, now) is { } why)
            return new EntryOutcome.OverAllowance(why);
        var run = await AddLockedAsync(db, order, source, cancellationToken);
        return new EntryOutcome.Entered(run.Id, order.Allowance.Left(used + order.Cost.Seconds));
    }

    /// <summary>Puts a run in the queue whatever its requester has left, within the caller's transaction.</summary>
    public async Task<Run> AddAsync(LearningMechanicsDbContext db, RunOrder order, ToySource source, CancellationToken cancellationToken)
    {
        await LockAsync(db, order.Payer, cancellationToken);
        return await AddLockedAsync(db, order, source, cancellationToken);
    }

    /// <summary>The turn of a run that comes in now, or comes back for more: the caller holds its requester's lock.</summary>
    internal static async Task GiveTurnAsync(LearningMechanicsDbContext db, Run run, CancellationToken cancellationToken)
    {
        // The queue has come as far as the last ordinary run that was taken: one that was put first does not move it.
        var turns = await db.Database.SqlQuery<Turns>(
            $"""
            SELECT coalesce((SELECT max(turn) FROM runs WHERE priority = 0 AND started_at IS NOT NULL), 0) AS "Now",
                   coalesce((SELECT max(turn_end) FROM runs WHERE payer = {run.Payer.Value}), 0) AS "Own"
            """).SingleAsync(cancellationToken);
        run.TakeTurn(turns.Now, turns.Own);
    }

    /// <summary>One requester's runs come in one after another: two at once would get one turn and be charged to one allowance.</summary>
    internal static Task LockAsync(LearningMechanicsDbContext db, Payer payer, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({payer.Value}, 0))", cancellationToken);

    private async Task<Run> AddLockedAsync(LearningMechanicsDbContext db, RunOrder order, ToySource source, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO toy_sources (hash, text) VALUES ({source.Hash}, {source.Text}) ON CONFLICT DO NOTHING", cancellationToken);
        var run = Run.Queue(order, clock);
        await GiveTurnAsync(db, run, cancellationToken);
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await RunChannels.NotifyAsync(db, RunChannels.Queued, run.Needs.ToString(), cancellationToken);
        return run;
    }

    private sealed record Turns(double Now, double Own);
}

/// <summary>What came of offering a run.</summary>
public abstract record EntryOutcome
{
    private EntryOutcome()
    {
    }

    /// <summary>It waits in the queue.</summary>
    /// <param name="Id">The run.</param>
    /// <param name="LeftToday">Priced seconds its requester has left this day.</param>
    public sealed record Entered(RunId Id, double LeftToday) : EntryOutcome;

    /// <summary>The day's allowance does not suffice; nothing was queued.</summary>
    /// <param name="Why">A sentence for the requester.</param>
    public sealed record OverAllowance(string Why) : EntryOutcome;
}
