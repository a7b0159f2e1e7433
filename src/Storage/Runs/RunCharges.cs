using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>What somebody's runs of this day are charged at: the runs themselves are the only account.</summary>
public sealed class RunCharges(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Priced seconds a requester has used this day.</summary>
    public async Task<double> UsedTodayAsync(Payer payer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await UsedAsync(db, payer, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>A run is charged at its price, and one that was cancelled at the share of it that was worked.</summary>
    internal static Task<double> UsedAsync(LearningMechanicsDbContext db, Payer payer, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<double>(
            $"""
            SELECT coalesce(sum(estimated_seconds * CASE
                WHEN state = 'cancelled' THEN (first_seed + progress * (seeds - first_seed)) / seeds
                ELSE 1 END), 0) AS "Value"
            FROM runs WHERE payer = {payer.Value} AND queued_at >= {RunAllowance.StartOfDay(now)}
            """).SingleAsync(cancellationToken);
}
