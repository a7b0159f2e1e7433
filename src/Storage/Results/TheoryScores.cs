using System.Text.Json;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>
/// How every theory of every published version came out, one row each: what a problem's ranking reads in place of reports,
/// which are large. Written when a verdict is, and never changed, as reports are not.
/// </summary>
internal static class TheoryScores
{
    private const int FilledInAtOnce = 100;

    /// <summary>Writes the scores of a version whose run was judged, in the caller's transaction.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="name">The version.</param>
    /// <param name="report">What was judged.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WriteAsync(LearningMechanicsDbContext db, VersionName name, RunReport report, CancellationToken cancellationToken)
    {
        foreach (var rival in Rival.Of(name, report.Checks, report.Fits, report.Points.Sum(point => point.Seeds)))
        {
            // Of a check only what a ranking says: its error at every sweep point may be long.
            var decisive = JsonSerializer.Serialize(rival.Check with { ByPoint = null }, RunOutputJson.Default.CheckReport);
            var verdict = rival.Check.Verdict.ToString().ToLowerInvariant();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO theory_scores (result, version, theory, problem, charged_error, constants, repetitions, verdict, decisive)
                SELECT {name.Result.Value}, {name.Version}, {rival.Theory}, problem, {rival.ChargedError}, {rival.Constants}, {rival.Repetitions}, {verdict}, {decisive}::jsonb
                FROM results WHERE number = {name.Result.Value}
                ON CONFLICT DO NOTHING
                """,
                cancellationToken);
        }
    }

    /// <summary>Writes the scores of versions that were published before there were scores.</summary>
    public static async Task FillInAsync(LearningMechanicsDbContext db, CancellationToken cancellationToken)
    {
        while (await MissingAsync(db, cancellationToken) is { Count: > 0 } missing)
        {
            foreach (var row in missing)
                await WriteAsync(db, new VersionName(new(row.Result), row.Version), JsonSerializer.Deserialize(row.Report, RunOutputJson.Default.RunReport)!, cancellationToken);
        }
    }

    private static Task<List<Unscored>> MissingAsync(LearningMechanicsDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Unscored>(
            $"""
            SELECT v.result AS "Result", v.version AS "Version", o.report::text AS "Report"
            FROM result_versions AS v JOIN run_outputs AS o ON o.run = v.run
            WHERE v.state = 'published' AND json_array_length(o.report -> 'checks') > 0 AND NOT EXISTS (
              SELECT 1 FROM theory_scores AS s WHERE s.result = v.result AND s.version = v.version)
            LIMIT {FilledInAtOnce}
            """).ToListAsync(cancellationToken);

    private sealed record Unscored
    {
        public int Result { get; init; }

        public int Version { get; init; }

        public string Report { get; init; } = "";
    }
}
