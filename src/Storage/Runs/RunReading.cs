using System.IO.Compression;
using System.Text.Json;
using LearningMechanics.Domain;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>What pages, the API and live streams read of runs.</summary>
public sealed class RunReading(IDbContextFactory<LearningMechanicsDbContext> contexts, WorkerRegister workers)
{
    /// <summary>A run, with its place in the queue while it waits; null where there is none.</summary>
    public async Task<RunSnapshot?> FindAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var snapshot = await Views(db, db.Runs.Where(run => run.Id == id)).SingleOrDefaultAsync(cancellationToken);
        return snapshot is { State: RunState.Queued }
            ? snapshot with
            {
                Position = await PositionAsync(db, id, cancellationToken),
                Obstacle = (await workers.FleetAsync(cancellationToken)).Obstacle(snapshot.Needs),
            }
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

    /// <summary>
    /// For each toy the newest of its last few completed runs that was as declared, else the newest of them; a run that a
    /// published result rests on counts as its toy's. In one statement, whole.
    /// </summary>
    /// <param name="toys">Slug, hash of the canonical form, and repetitions as declared.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<WholeRun>> NewestOfEachAsync(
        IReadOnlyCollection<(ToySlug Toy, string Sha256, int Seeds)> toys, CancellationToken cancellationToken)
    {
        if (toys.Count == 0)
            return [];
        string[] slugs = [.. toys.Select(toy => toy.Toy.Value)];
        string[] hashes = [.. toys.Select(toy => toy.Sha256)];
        int[] seeds = [.. toys.Select(toy => toy.Seeds)];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(db, db.Runs.FromSql(
            $$"""
            SELECT run.* FROM unnest({{slugs}}, {{hashes}}, {{seeds}}) AS wanted(slug, sha256, seeds)
            CROSS JOIN LATERAL (
              SELECT found.* FROM (
                (SELECT * FROM runs WHERE toy = wanted.slug AND state = 'completed' ORDER BY ended_at DESC LIMIT 20)
                UNION ALL
                (SELECT own.* FROM result_versions AS v
                 JOIN results AS r ON r.number = v.result AND r.withdrawn_at IS NULL
                 JOIN runs AS own ON own.id = v.run
                 WHERE v.sha256 = wanted.sha256 AND v.state = 'published' ORDER BY v.published_at DESC LIMIT 5)) AS found
              ORDER BY (found.settings = '{}'::jsonb AND found.seeds >= wanted.seeds) DESC, found.ended_at DESC LIMIT 1) AS run
            """)).ToListAsync(cancellationToken);
    }

    /// <summary>Completed runs, whole, in no order; those that are none are left out.</summary>
    public async Task<IReadOnlyList<WholeRun>> WholeAsync(IReadOnlyCollection<RunId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(db, db.Runs.Where(run => ids.Contains(run.Id))).ToListAsync(cancellationToken);
    }

    /// <summary>The newest completed run of any of these toys; null where there is none.</summary>
    public async Task<WholeRun?> NewestAsync(IReadOnlyCollection<ToySlug> toys, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(db, db.Runs.Where(run => toys.Contains(run.Toy) && run.State == RunState.Completed)
            .OrderByDescending(run => run.EndedAt).Take(1)).SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<WholeRun> Whole(LearningMechanicsDbContext db, IQueryable<Run> runs) =>
        from view in Views(db, runs)
        join run in db.Runs on view.Id equals run.Id
        join source in db.ToySources on run.SourceHash equals source.Hash
        join output in db.RunOutputs on view.Id equals output.Run
        select new WholeRun(view, source.Text, output.Report);

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
              AND (-ahead.priority, ahead.turn, ahead.id) <= (-mine.priority, mine.turn, mine.id)
            """).SingleAsync(cancellationToken);

    internal static IQueryable<RunSnapshot> Views(LearningMechanicsDbContext db, IQueryable<Run> runs) =>
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
            Device = run.Device,
            Engine = run.Engine,
            IsWorkerSetAside = worker != null && worker.SetAsideAt != null,
            Needs = new RunNeeds(run.PeakBytes, run.NeedsDevice, run.NotWorker),
            Requester = run.Requester,
            Purpose = run.Purpose,
            Priority = run.Priority,
            FirstSeed = run.FirstSeed,
            Checked = run.Checked,
            CoreSeconds = run.CoreSeconds,
            Reason = run.Reason,
            Log = run.Log,
            LastEvent = run.LastEvent,
        };
}
