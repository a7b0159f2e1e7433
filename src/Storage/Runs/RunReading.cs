using System.IO.Compression;
using System.Text.Json;
using LearningMechanics.Domain;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>What pages, the API and live streams read of runs.</summary>
public sealed class RunReading(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    /// <summary>A run, with its place in the queue while it waits; null where there is none.</summary>
    public async Task<RunSnapshot?> FindAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var snapshot = await Views(db, db.Runs.Where(run => run.Id == id)).SingleOrDefaultAsync(cancellationToken);
        return snapshot is { State: RunState.Queued }
            ? snapshot with { Position = await PositionAsync(db, id, cancellationToken) }
            : snapshot;
    }

    /// <summary>A completed run's report as JSON; null before.</summary>
    public async Task<string?> ReportJsonAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RunOutputs.Where(output => output.Run == id).Select(output => output.Report).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>A completed run's report; null before.</summary>
    public async Task<RunReport?> ReportAsync(RunId id, CancellationToken cancellationToken) =>
        await ReportJsonAsync(id, cancellationToken) is { } json
            ? JsonSerializer.Deserialize(json, RunOutputJson.Default.RunReport)
            : null;

    /// <summary>A completed run's raw record as compressed JSON (Brotli); null before.</summary>
    public async Task<byte[]?> CompressedRecordAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RunOutputs.Where(output => output.Run == id).Select(output => output.Record).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>A completed run's raw record; null before.</summary>
    public async Task<RunRecord?> RecordAsync(RunId id, CancellationToken cancellationToken)
    {
        if (await CompressedRecordAsync(id, cancellationToken) is not { } compressed)
            return null;
        await using var plain = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync(plain, ProtocolJson.Default.RunRecord, cancellationToken);
    }

    /// <summary>A run with its exact toy text, to judge it; null where there is no such run.</summary>
    public async Task<(Run Run, string Source)?> WithSourceAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Runs.AsNoTracking().Where(run => run.Id == id)
            .Join(db.ToySources, run => run.SourceHash, source => source.Hash, (run, source) => new { Run = run, source.Text })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Run, found.Text);
    }

    /// <summary>A run's exact toy text; null where there is no such run.</summary>
    public async Task<string?> SourceAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Runs.Where(run => run.Id == id)
            .Join(db.ToySources, run => run.SourceHash, source => source.Hash, (_, source) => source.Text)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The latest completed runs of a toy, newest first.</summary>
    public async Task<IReadOnlyList<RunSnapshot>> LatestCompletedAsync(ToySlug toy, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Views(db, db.Runs.Where(run => run.Toy == toy && run.State == RunState.Completed)
            .OrderByDescending(run => run.EndedAt).Take(count)).ToListAsync(cancellationToken);
    }

    /// <summary>A run's live events after a number, in order.</summary>
    public async Task<IReadOnlyList<RunEvent>> EventsAsync(RunId id, int after, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RunEvents.AsNoTracking().Where(e => e.Run == id && e.Sequence > after)
            .OrderBy(e => e.Sequence).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>How many runs wait.</summary>
    public async Task<int> QueueLengthAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Runs.CountAsync(run => run.State == RunState.Queued, cancellationToken);
    }

    private static Task<int> PositionAsync(LearningMechanicsDbContext db, RunId id, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<int>(
            $"""
            SELECT count(*)::int AS "Value" FROM runs AS ahead, runs AS mine
            WHERE mine.id = {id.Value} AND ahead.state = 'queued'
              AND (ahead.queued_at, ahead.id) <= (mine.queued_at, mine.id)
            """).SingleAsync(cancellationToken);

    private static IQueryable<RunSnapshot> Views(LearningMechanicsDbContext db, IQueryable<Run> runs) =>
        from run in runs
        join w in db.Workers on run.Worker equals (Domain.Workers.WorkerId?)w.Id into holders
        from worker in holders.DefaultIfEmpty()
        select new RunSnapshot
        {
            Id = run.Id,
            Toy = run.Toy,
            Title = run.Title,
            Sha256 = run.Sha256,
            PredictionSha256 = run.PredictionSha256,
            Settings = run.Settings,
            Seeds = run.Seeds,
            Key = run.Key,
            State = run.State,
            Progress = run.Progress,
            EstimatedSeconds = run.EstimatedSeconds,
            Attempts = run.Attempts,
            QueuedAt = run.QueuedAt,
            StartedAt = run.StartedAt,
            EndedAt = run.EndedAt,
            WorkerName = worker == null ? null : worker.Name,
            Device = worker == null ? null : worker.Device,
            Reason = run.Reason,
            Log = run.Log,
            LastEvent = run.LastEvent,
        };
}
