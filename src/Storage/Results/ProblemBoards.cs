using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>What stands under problems: one statement for each thing that a page shows.</summary>
public sealed class ProblemBoards(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    /// <summary>Most results on a board; the list of results has all.</summary>
    public const int MostEntries = 60;

    /// <summary>Results about a problem, of each its latest published version, newest first.</summary>
    public async Task<IReadOnlyList<BoardEntry>> OfAsync(ProblemSlug problem, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<BoardRow>(
            $"""
            SELECT v.result AS "Number", v.version AS "Version", a.handle AS "Handle", a.display_name AS "AuthorName",
              (SELECT count(*)::int FROM co_authors AS c WHERE c.result = v.result AND c.version = v.version) AS "CoAuthors",
              v.claim AS "Claim", v.evidence AS "Evidence", v.verdict AS "Verdict", v.headline AS "Headline", v.badge AS "Badge",
              v.published_at AS "PublishedAt", run.points * run.seeds AS "Repetitions",
              (o.report -> 'checks')::text AS "Checks", (o.report -> 'fits')::text AS "Fits"
            FROM result_versions AS v
            JOIN results AS r ON r.number = v.result
            JOIN accounts AS a ON a.id = r.author
            LEFT JOIN runs AS run ON run.id = v.run
            LEFT JOIN run_outputs AS o ON o.run = v.run
            WHERE r.problem = {problem.Value} AND r.withdrawn_at IS NULL AND v.state = 'published' AND NOT EXISTS (
              SELECT 1 FROM result_versions AS later WHERE later.result = v.result AND later.version > v.version AND later.state = 'published')
            ORDER BY v.published_at DESC, v.result DESC
            LIMIT {MostEntries}
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>Where every problem stands that has a result or was ever changed, in one statement.</summary>
    public async Task<IReadOnlyDictionary<ProblemSlug, ProblemPosition>> PositionsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<PositionRow>(
            $"""
            WITH counted AS (
              SELECT r.problem, count(*)::int AS in_all, count(*) FILTER (WHERE v.verdict = 'holds')::int AS holds,
                count(*) FILTER (WHERE v.verdict IN ('fails', 'diverged'))::int AS fails, count(v.verdict)::int AS judged,
                (array_agg(v.run) FILTER (WHERE v.verdict IS NOT NULL))[1] AS a_run, max(v.published_at) AS newest_at,
                max(v.published_at) FILTER (WHERE v.verdict = 'holds') AS held_at,
                max(v.published_at) FILTER (WHERE v.verdict IN ('fails', 'diverged')) AS failed_at
              FROM result_versions AS v
              JOIN results AS r ON r.number = v.result
              WHERE r.withdrawn_at IS NULL AND v.state = 'published' AND NOT EXISTS (
                SELECT 1 FROM result_versions AS later WHERE later.result = v.result AND later.version > v.version AND later.state = 'published')
              GROUP BY r.problem),
            changed AS (SELECT DISTINCT ON (problem) problem, "to" AS status FROM problem_changes ORDER BY problem, id DESC)
            SELECT coalesce(c.problem, h.problem) AS "Problem", coalesce(c.in_all, 0) AS "InAll", coalesce(c.holds, 0) AS "Holds",
              coalesce(c.fails, 0) AS "Fails", c.newest_at AS "NewestAt", h.status AS "Status",
              coalesce(c.failed_at > coalesce(c.held_at, '-infinity'), false) AS "HasUnansweredFailure",
              -- Of several results each has a theory; only where there is one must its report be opened.
              CASE WHEN c.judged = 1 THEN coalesce((
                SELECT count(DISTINCT report_check ->> 'theory')::int
                FROM run_outputs AS o, jsonb_array_elements(o.report -> 'checks') AS report_check WHERE o.run = c.a_run), 1)
                ELSE coalesce(c.judged, 0) END AS "Theories"
            FROM counted AS c
            FULL JOIN changed AS h ON h.problem = c.problem
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => ProblemSlug.Parse(row.Problem), row => row.Read());
    }

    /// <summary>Every change of a problem's status, newest first.</summary>
    public async Task<IReadOnlyList<ProblemTurn>> HistoryAsync(ProblemSlug problem, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from change in db.ProblemChanges
            where change.Problem == problem
            join account in db.Users on change.By equals account.Id
            join result in db.Results on change.Result equals result.Number
            orderby change.Id descending
            select new ProblemTurn(
                change.From, change.To, new VersionName(change.Result, change.Version), result.WithdrawnAt != null, change.Reason,
                account.Handle, account.DisplayName, change.At)).ToListAsync(cancellationToken);
    }

    private sealed record PositionRow
    {
        public string Problem { get; init; } = "";

        public int InAll { get; init; }

        public int Holds { get; init; }

        public int Fails { get; init; }

        public int Theories { get; init; }

        public DateTimeOffset? NewestAt { get; init; }

        public bool HasUnansweredFailure { get; init; }

        public string? Status { get; init; }

        public ProblemPosition Read() => new(
            new ProblemCount(InAll, Holds, Fails) { Theories = Theories, NewestAt = NewestAt, HasUnansweredFailure = HasUnansweredFailure },
            Status is { } status ? Enum.Parse<ProblemStatus>(status, ignoreCase: true) : null);
    }
}
