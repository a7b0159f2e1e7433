using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>Which run is meant, its row held until the transaction ends.</summary>
internal static class RunSelection
{
    public static IQueryable<Run> Locked(LearningMechanicsDbContext db, RunId id) =>
        db.Runs.FromSql($"SELECT * FROM runs WHERE id = {id.Value} FOR UPDATE");

    /// <summary>
    /// The first in order of priority and turn that fits. A run that a worker should not have is its all the same once no other
    /// that could take it has been heard of for a while.
    /// </summary>
    public static IQueryable<Run> Next(LearningMechanicsDbContext db, WorkerId worker, LeaseRequest machine, DateTimeOffset now)
    {
        var kind = machine.Kind.ToString().ToLowerInvariant();
        var since = now - LeaseTerms.OtherWorkerPatience;
        return db.Runs.FromSql(
            $"""
            SELECT * FROM runs
            WHERE state = 'queued' AND peak_bytes <= {machine.MemoryBytes} AND (needs_device IS NULL OR needs_device = {kind})
              AND (not_worker IS NULL OR not_worker <> {worker.Value} OR (queued_at <= {since} AND NOT EXISTS (
                SELECT 1 FROM workers AS other
                WHERE other.id <> {worker.Value} AND other.revoked_at IS NULL AND other.set_aside_at IS NULL AND other.seen_at > {since}
                  AND other.memory_bytes >= runs.peak_bytes AND (runs.needs_device IS NULL OR other.kind = runs.needs_device))))
            ORDER BY priority DESC, turn, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """);
    }

    /// <summary>A run whose worker has been silent for too long, or which takes too long: no lease outlasts a deadline.</summary>
    public static IQueryable<Run> Overdue(LearningMechanicsDbContext db, DateTimeOffset now) =>
        db.Runs.FromSql(
            $"""
            SELECT * FROM runs WHERE state = 'running' AND lease_expires_at <= {now}
            ORDER BY lease_expires_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """);
}
