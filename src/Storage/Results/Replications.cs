using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>Runs results again: the same toy, fresh seeds, another worker where there is one.</summary>
public sealed class Replications(IDbContextFactory<LearningMechanicsDbContext> contexts, RunEntry entry, TimeProvider clock)
{
    /// <summary>Replications of one version that may wait or go on at once: more would tell nothing sooner.</summary>
    private const int MostAtOnce = 3;

    /// <summary>Orders one.</summary>
    public async Task<ReplicationOutcome> StartAsync(VersionName name, Actor requester, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ResultRows.LockAsync(db, name, cancellationToken) is not var (result, version))
            return new ReplicationOutcome.Refused("There is no such result.");
        if (result.IsWithdrawn || version.State != VersionState.Published || version.Run is not { } ran)
            return new ReplicationOutcome.Refused("Only a published result that ran here can be replicated.");
        var open = await db.ResultRuns.Where(run => run.Result == name.Result && run.Version == name.Version && run.IsReplication)
            .Join(db.Runs, own => own.Run, run => run.Id, (_, run) => run.State)
            .CountAsync(state => state == RunState.Queued || state == RunState.Running, cancellationToken);
        if (open >= MostAtOnce)
            return new ReplicationOutcome.Refused($"{open} replications of it are under way already: wait for one of them.");

        var original = await db.Runs.AsNoTracking().SingleAsync(run => run.Id == ran, cancellationToken);
        var source = await db.ToySources.SingleAsync(s => s.Hash == version.SourceHash, cancellationToken);
        var order = ResultOrders.Replication(version, source, original, requester.Id, requester.Allowance);
        if (requester.Allowance.Run.Refuse(order.Cost, order.Points, order.Seeds) is { } why)
            return new ReplicationOutcome.Refused(why);
        switch (await entry.OfferAsync(db, order, source, cancellationToken))
        {
            case EntryOutcome.Entered(var run, _):
                db.ResultRuns.Add(ResultRun.Of(name, run, isReplication: true, requester.Id, clock.GetUtcNow()));
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return new ReplicationOutcome.Started(run);
            case EntryOutcome.OverAllowance(var over):
                return new ReplicationOutcome.Refused(over);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

/// <summary>What came of asking for a replication.</summary>
public abstract record ReplicationOutcome
{
    private ReplicationOutcome()
    {
    }

    /// <summary>It waits in the queue.</summary>
    public sealed record Started(RunId Run) : ReplicationOutcome;

    /// <summary>It cannot be; nothing was queued.</summary>
    public sealed record Refused(string Why) : ReplicationOutcome;
}
