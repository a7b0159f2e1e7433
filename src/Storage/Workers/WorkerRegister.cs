using LearningMechanics.Domain.Workers;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Workers;

/// <summary>Who may run toys for this site.</summary>
public sealed class WorkerRegister(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Lets a worker in under a token; the token itself is not kept.</summary>
    public async Task<Worker> RegisterAsync(string name, WorkerToken token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var worker = Worker.Register(name, token, clock);
        db.Workers.Add(worker);
        await db.SaveChangesAsync(cancellationToken);
        return worker;
    }

    /// <summary>The worker that holds a token, revoked or not; null where none does.</summary>
    public async Task<Worker?> FindAsync(WorkerToken token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Workers.AsNoTracking().SingleOrDefaultAsync(worker => worker.TokenHash == token.Hash, cancellationToken);
    }

    /// <summary>Notes that a worker was heard of, writing only what is news.</summary>
    public async Task SawAsync(Worker worker, string device, string engine, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Workers.Attach(worker);
        worker.Saw(device, engine, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a worker's token back. What it holds is lost to it with its next word.</summary>
    /// <returns>Whether there is such a worker.</returns>
    public async Task<bool> RevokeAsync(WorkerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Workers.SingleOrDefaultAsync(worker => worker.Id == id, cancellationToken) is not { } worker)
            return false;
        worker.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>How many workers were heard of lately.</summary>
    public async Task<int> CountAliveAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Worker.AwayAfter;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Workers.CountAsync(worker => worker.RevokedAt == null && worker.SeenAt > since, cancellationToken);
    }
}
