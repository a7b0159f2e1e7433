using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Workers;

/// <summary>What workers are and what they did.</summary>
public sealed class WorkerRoll(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    /// <summary>Runs that are looked at when workers are compared: the latest.</summary>
    private const int MostReadings = 5_000;

    /// <summary>All workers, those heard of last first.</summary>
    public async Task<IReadOnlyList<WorkerEntry>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var did = await db.Runs.Where(run => run.State == RunState.Completed && run.Worker != null)
            .GroupBy(run => run.Worker)
            .Select(runs => new
            {
                Worker = runs.Key,
                Runs = runs.Count(),
                Repetitions = runs.Sum(run => (long)run.Seeds * run.Points),
                CoreSeconds = runs.Sum(run => run.CoreSeconds),
                Checked = runs.Sum(run => run.Checked),
            }).ToDictionaryAsync(sums => sums.Worker ?? default, cancellationToken);
        var holding = await db.Runs.Where(run => run.State == RunState.Running && run.Worker != null)
            .GroupBy(run => run.Worker).Select(runs => new { Worker = runs.Key, Count = runs.Count() })
            .ToDictionaryAsync(held => held.Worker ?? default, held => held.Count, cancellationToken);
        var workers = await db.Workers.AsNoTracking().OrderByDescending(worker => worker.SeenAt != null).ThenByDescending(worker => worker.SeenAt)
            .ThenBy(worker => worker.Name).ToListAsync(cancellationToken);
        return [.. workers.Select(worker => did.TryGetValue(worker.Id, out var sums)
            ? WorkerEntry.Of(worker, holding.GetValueOrDefault(worker.Id)) with
            {
                Runs = sums.Runs, Repetitions = sums.Repetitions, CoreHours = sums.CoreSeconds / 3600, Checked = sums.Checked,
            }
            : WorkerEntry.Of(worker, holding.GetValueOrDefault(worker.Id)))];
    }

    /// <summary>How alike the workers measure, by their latest runs; those that are set aside are left out.</summary>
    public async Task<IReadOnlyList<WorkerAgreement>> AgreementsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var readings = await db.Runs
            .Where(run => run.State == RunState.Completed && run.Reading != null && run.ReadingDeviation != null)
            .Join(db.Workers.Where(worker => worker.SetAsideAt == null), run => run.Worker, worker => (WorkerId?)worker.Id, (run, worker) => new { run, worker.Id, worker.ReinstatedAt })
            .Where(row => row.ReinstatedAt == null || row.run.EndedAt > row.ReinstatedAt)
            .OrderByDescending(row => row.run.EndedAt).Take(MostReadings)
            .Select(row => new SettingReading(row.Id, row.run.SettingHash, row.run.Seeds, row.run.Reading ?? 0, row.run.ReadingDeviation ?? 0))
            .ToListAsync(cancellationToken);
        return WorkerAgreement.Of(readings);
    }
}

/// <summary>One worker, as pages show it.</summary>
public sealed record WorkerEntry
{
    public required WorkerId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty before its first lease request.</summary>
    public required string Device { get; init; }

    public required string Engine { get; init; }

    public required int Cores { get; init; }

    public required long MemoryBytes { get; init; }

    public required DateTimeOffset? SeenAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required string? SetAsideBecause { get; init; }

    /// <summary>Runs it holds at this moment.</summary>
    public required int Holding { get; init; }

    /// <summary>Runs it completed.</summary>
    public int Runs { get; init; }

    /// <summary>Repetitions in them, at all sweep points.</summary>
    public long Repetitions { get; init; }

    public double CoreHours { get; init; }

    /// <summary>Repetitions of it that the site ran again and found to be the same.</summary>
    public int Checked { get; init; }

    internal static WorkerEntry Of(Worker worker, int holding) => new()
    {
        Id = worker.Id,
        Name = worker.Name,
        Device = worker.Device,
        Engine = worker.Engine,
        Cores = worker.Cores,
        MemoryBytes = worker.MemoryBytes,
        SeenAt = worker.SeenAt,
        RevokedAt = worker.RevokedAt,
        SetAsideBecause = worker.SetAsideBecause,
        Holding = holding,
    };
}
