using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>What stands under problems: one statement for each thing that a page shows.</summary>
public sealed class ProblemBoards(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    private const int MostNewest = 12;
    private const int MostScores = 20;

    /// <summary>What stands under a problem; as quick with ten thousand results as with ten.</summary>
    public async Task<ResultBoard> OfAsync(ProblemSlug problem, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Database.SqlQuery<BoardRow>(
            $"""
            SELECT
              (SELECT coalesce(json_agg(newest), '[]') FROM (
                SELECT v.result, v.version, a.handle, a.display_name AS author_name,
                  (SELECT count(*) FROM co_authors AS c WHERE c.result = v.result AND c.version = v.version) AS co_authors,
                  v.claim, v.evidence, v.verdict, v.headline, v.badge, v.published_at
                FROM (SELECT * FROM board_entries WHERE problem = {problem.Value} ORDER BY published_at DESC, result DESC LIMIT {MostNewest}) AS e
                JOIN result_versions AS v ON v.result = e.result AND v.version = e.version
                JOIN results AS r ON r.number = e.result
                JOIN accounts AS a ON a.id = r.author
                ORDER BY e.published_at DESC, e.result DESC) AS newest)::text AS "Newest",
              (SELECT coalesce(json_agg(best), '[]') FROM (
                SELECT s.result, s.version, s.theory, s.constants, s.repetitions, s.decisive
                FROM theory_scores AS s JOIN board_entries AS e ON e.result = s.result AND e.version = s.version
                WHERE s.problem = {problem.Value}
                ORDER BY s.charged_error, s.constants, s.result, s.version, s.theory LIMIT {MostScores}) AS best)::text AS "Best",
              (SELECT coalesce(json_agg(worst), '[]') FROM (
                SELECT s.result, s.version, s.theory, s.constants, s.repetitions, s.decisive
                FROM theory_scores AS s JOIN board_entries AS e ON e.result = s.result AND e.version = s.version
                WHERE s.problem = {problem.Value} AND s.verdict IN ('fails', 'diverged')
                ORDER BY s.charged_error DESC, s.constants DESC, s.result DESC, s.version DESC, s.theory DESC LIMIT {MostScores}) AS worst)::text AS "Worst",
              (SELECT json_object_agg(verdict, entries) FROM board_tallies
                WHERE problem = {problem.Value} AND entries > 0)::text AS "Counts"
            """).SingleAsync(cancellationToken);
        return row.Read();
    }

    /// <summary>Where every problem stands that has a result or was ever changed, in one statement.</summary>
    public async Task<IReadOnlyDictionary<ProblemSlug, ProblemPosition>> PositionsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<PositionRow>(
            $"""
            SELECT coalesce(c.problem, h.problem) AS "Problem", coalesce(c.in_all, 0) AS "InAll", coalesce(c.holds, 0) AS "Holds",
              coalesce(c.fails, 0) AS "Fails", newest.published_at AS "NewestAt", h.status AS "Status",
              coalesce(failed.published_at > coalesce(held.published_at, '-infinity'), false) AS "HasUnansweredFailure",
              (SELECT count(*)::int FROM (
                SELECT 1 FROM theory_scores AS s JOIN board_entries AS e ON e.result = s.result AND e.version = s.version
                WHERE s.problem = c.problem LIMIT 2) AS rivals) AS "Theories"
            FROM (
              SELECT problem, sum(entries)::int AS in_all, coalesce(sum(entries) FILTER (WHERE verdict = 'holds'), 0)::int AS holds,
                coalesce(sum(entries) FILTER (WHERE verdict IN ('fails', 'diverged')), 0)::int AS fails
              FROM board_tallies GROUP BY problem HAVING sum(entries) > 0) AS c
            LEFT JOIN LATERAL (SELECT published_at FROM board_entries WHERE problem = c.problem ORDER BY published_at DESC LIMIT 1) AS newest ON true
            LEFT JOIN LATERAL (SELECT published_at FROM board_entries WHERE problem = c.problem AND verdict = 'holds'
              ORDER BY published_at DESC LIMIT 1) AS held ON true
            LEFT JOIN LATERAL (SELECT published_at FROM board_entries WHERE problem = c.problem AND verdict IN ('fails', 'diverged')
              ORDER BY published_at DESC LIMIT 1) AS failed ON true
            FULL JOIN (SELECT DISTINCT ON (problem) problem, "to" AS status FROM problem_changes ORDER BY problem, id DESC) AS h ON h.problem = c.problem
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => ProblemSlug.Parse(row.Problem), row => row.Read());
    }

    /// <summary>What the results of every problem come to that has any.</summary>
    public async Task<IReadOnlyDictionary<ProblemSlug, ProblemCount>> CountsAsync(CancellationToken cancellationToken) =>
        (await PositionsAsync(cancellationToken)).Where(position => position.Value.Count.InAll > 0)
            .ToDictionary(position => position.Key, position => position.Value.Count);

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
