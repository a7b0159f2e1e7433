using LearningMechanics.Domain.Protocol;
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

    /// <summary>Notes that a worker asked for work, writing only what is news.</summary>
    public Task SawAsync(Worker worker, LeaseRequest machine, CancellationToken cancellationToken) =>
        ChangeAsync(worker, seen => seen.Saw(machine, clock.GetUtcNow()), cancellationToken);

    /// <summary>Notes that a worker was heard of, writing only what is news.</summary>
    public Task SawAsync(Worker worker, CancellationToken cancellationToken) =>
        ChangeAsync(worker, seen => seen.Saw(clock.GetUtcNow()), cancellationToken);

    /// <summary>Takes a worker's token back. What it holds is lost to it with its next word.</summary>
    /// <returns>Whether there is such a worker.</returns>
    public Task<bool> RevokeAsync(WorkerId id, CancellationToken cancellationToken) =>
        ChangeAsync(id, worker => worker.Revoke(clock.GetUtcNow()), cancellationToken);

    /// <summary>Gives a worker no more work until somebody has looked.</summary>
    /// <returns>Whether there is such a worker.</returns>
    public Task<bool> SetAsideAsync(WorkerId id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(id, worker => worker.SetAside(reason, clock.GetUtcNow()), cancellationToken);

    /// <summary>Gives a worker that was set aside work again.</summary>
    /// <returns>Whether there is such a worker.</returns>
    public Task<bool> ReinstateAsync(WorkerId id, CancellationToken cancellationToken) =>
        ChangeAsync(id, worker => worker.Reinstate(clock.GetUtcNow()), cancellationToken);

    /// <summary>How many workers were heard of lately.</summary>
    public async Task<int> CountAliveAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Worker.AwayAfter;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Workers.CountAsync(worker => worker.RevokedAt == null && worker.SeenAt > since, cancellationToken);
    }

    /// <summary>The workers that were heard of lately and may be given work.</summary>
    public async Task<Fleet> FleetAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Worker.AwayAfter;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new Fleet(await db.Workers
            .Where(worker => worker.RevokedAt == null && worker.SetAsideAt == null && worker.SeenAt > since && worker.MemoryBytes > 0)
            .Select(worker => new FleetMember(worker.Id, worker.Kind, worker.MemoryBytes)).ToListAsync(cancellationToken));
    }

    private async Task<bool> ChangeAsync(WorkerId id, Action<Worker> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Workers.SingleOrDefaultAsync(worker => worker.Id == id, cancellationToken) is not { } worker)
            return false;
        change(worker);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task ChangeAsync(Worker worker, Action<Worker> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Workers.Attach(worker);
        change(worker);
        await db.SaveChangesAsync(cancellationToken);
    }
}
