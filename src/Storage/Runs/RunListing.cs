using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>Runs as lists tell of them, newest first. What a withdrawn result rested on is not among them.</summary>
public sealed class RunListing(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    /// <param name="state">In this state alone; null for all.</param>
    /// <param name="toy">Of this toy alone; null for all.</param>
    /// <param name="before">Asked for before this one alone; null for all.</param>
    /// <param name="count">At most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<RunSnapshot>> ListAsync(
        RunState? state, ToySlug? toy, RunId? before, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var standing = Standing(db, before);
        if (state is { } wanted)
            standing = standing.Where(run => run.State == wanted);
        if (toy is { } slug)
            standing = standing.Where(run => run.Toy == slug);
        return await RunReading.Views(db, standing.OrderByDescending(run => run.Id).Take(count))
            .OrderByDescending(run => run.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Identifiers grow with time, so that they order runs as they were asked for.</summary>
    private static IQueryable<Run> Standing(LearningMechanicsDbContext db, RunId? before) =>
        (before is { Value: var id } ? db.Runs.FromSql($"SELECT * FROM runs WHERE id < {id}") : db.Runs).AsNoTracking()
        .Where(run => !db.ResultRuns.Any(own => own.Run == run.Id && db.Results.Any(result => result.Number == own.Result && result.WithdrawnAt != null)));
}
