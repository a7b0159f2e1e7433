using LearningMechanics.Domain.Results;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Search;

/// <summary>Finds words in what people wrote: results that everybody may read, and people.</summary>
/// <remarks>
/// A stored column holds each row's words, folded by the database's own <c>search_words</c> as the site folds a query,
/// and an index knows the rows of each word. No extension is needed, so any Postgres will do.
/// </remarks>
public sealed class SearchReading(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    /// <summary>Matches are counted, and ranked, this far: the newest of them.</summary>
    public const int MostCounted = 1_000;

    /// <summary>Results, and people, whose words are read at a time, so that nobody waits long for the first time.</summary>
    public const int MostRead = 20_000;

    /// <summary>Characters of a discussion that are read for a snippet.</summary>
    public const int DiscussionShown = 4_000;

    // Nobody waits longer for a list of links.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Public results in which the words stand, best first.</summary>
    /// <param name="words">In the database's notation; see <see cref="WordQuery"/>.</param>
    /// <param name="take">Results at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Found<FoundResult>> ResultsAsync(WordQuery words, int take, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(Patience);
        var rows = await db.Database.SqlQuery<FoundRow>(
            $"""
            WITH matched AS MATERIALIZED (
              SELECT v.result, v.version, ts_rank(v.search, {words.Text}::tsquery) AS rank
              FROM result_versions AS v
              JOIN results AS r ON r.number = v.result
              WHERE v.search @@ {words.Text}::tsquery AND r.withdrawn_at IS NULL AND v.state IN ('published', 'running', 'stopped')
                AND NOT EXISTS (
                  SELECT 1 FROM result_versions AS later
                  WHERE later.result = v.result AND later.version > v.version AND later.state IN ('published', 'running', 'stopped'))
              ORDER BY v.result DESC
              LIMIT {MostCounted})
            SELECT v.result AS "Number", v.version AS "Version", r.problem AS "Problem", v.claim AS "Claim", v.toy_title AS "ToyTitle",
              v.headline AS "Headline", v.disproof AS "Disproof", left(v.discussion, {DiscussionShown}) AS "Discussion", array_to_string(v.links, ' ') AS "Links",
              v.state AS "State", v.verdict AS "Verdict", a.display_name AS "Author",
              (SELECT count(*)::int FROM matched) AS "InAll"
            FROM (SELECT * FROM matched ORDER BY rank DESC, result DESC LIMIT {take}) AS best
            JOIN result_versions AS v ON v.result = best.result AND v.version = best.version
            JOIN results AS r ON r.number = v.result
            JOIN accounts AS a ON a.id = r.author
            ORDER BY best.rank DESC, v.result DESC
            """).ToListAsync(cancellationToken);
        return new([.. rows.Select(row => row.Read())], rows is [var first, ..] ? first.InAll : 0);
    }

    /// <summary>The result of a number, if everybody may read it and it stands.</summary>
    /// <param name="number">The result.</param>
    /// <param name="version">Its version; null for the latest public one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FoundResult?> NamedAsync(ResultNumber number, int? version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<FoundRow>(
            $"""
            SELECT v.result AS "Number", v.version AS "Version", r.problem AS "Problem", v.claim AS "Claim", v.toy_title AS "ToyTitle",
              v.headline AS "Headline", v.disproof AS "Disproof", '' AS "Discussion", '' AS "Links",
              v.state AS "State", v.verdict AS "Verdict",
              a.display_name AS "Author", 1 AS "InAll"
            FROM result_versions AS v
            JOIN results AS r ON r.number = v.result
            JOIN accounts AS a ON a.id = r.author
            WHERE v.result = {number.Value} AND ({version ?? 0} = 0 OR v.version = {version ?? 0})
              AND r.withdrawn_at IS NULL AND v.state IN ('published', 'running', 'stopped')
            ORDER BY v.version DESC
            LIMIT 1
            """).ToListAsync(cancellationToken);
        return rows is [var row] ? row.Read() : null;
    }

    /// <summary>People in whose name, handle or affiliation the words stand, best first; nobody who is suspended.</summary>
    public async Task<Found<FoundPerson>> PeopleAsync(WordQuery words, int take, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(Patience);
        var rows = await db.Database.SqlQuery<PersonRow>(
            $"""
            WITH matched AS MATERIALIZED (
              SELECT a.id, ts_rank(a.search, {words.Text}::tsquery) AS rank FROM accounts AS a
              WHERE a.search @@ {words.Text}::tsquery AND a.suspended_until IS NULL
              LIMIT {MostCounted})
            SELECT a.handle AS "Handle", a.display_name AS "Name", a.affiliation AS "Affiliation", (SELECT count(*)::int FROM matched) AS "InAll"
            FROM matched AS m
            JOIN accounts AS a ON a.id = m.id
            ORDER BY m.rank DESC, a.handle
            LIMIT {take}
            """).ToListAsync(cancellationToken);
        return new([.. rows.Select(row => new FoundPerson(row.Handle, row.Name, row.Affiliation))], rows is [var first, ..] ? first.InAll : 0);
    }

    /// <summary>Words of claims, toys' titles and names that were published since: what a mistyped word may have meant.</summary>
    /// <param name="seen">How far they were read before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The words, and how far they are read now: at most <see cref="MostRead"/> results and people further.</returns>
    public async Task<(IReadOnlyList<string> Words, WordsSeen Seen)> WordsSinceAsync(WordsSeen seen, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var published = await db.Database.SqlQuery<WordRow>(
            $"""
            SELECT word AS "Word", max(published_at) AS "At"
            FROM (
              SELECT search, published_at FROM result_versions WHERE state = 'published' AND published_at >= {seen.Published}
              ORDER BY published_at LIMIT {MostRead}) AS v,
            unnest(tsvector_to_array(ts_filter(v.search, ARRAY['a', 'b']::"char"[]))) AS word
            GROUP BY word
            """).ToListAsync(cancellationToken);
        var joined = await db.Database.SqlQuery<WordRow>(
            $"""
            SELECT word AS "Word", max(created_at) AS "At"
            FROM (SELECT search, created_at FROM accounts WHERE created_at >= {seen.Joined} ORDER BY created_at LIMIT {MostRead}) AS a,
            unnest(tsvector_to_array(ts_filter(a.search, ARRAY['a']::"char"[]))) AS word
            GROUP BY word
            """).ToListAsync(cancellationToken);
        return ([.. published.Concat(joined).Select(row => row.Word).Distinct()], new(Last(published, seen.Published), Last(joined, seen.Joined)));
    }

    private static DateTimeOffset Last(IEnumerable<WordRow> rows, DateTimeOffset seen) => rows.Select(row => row.At).Append(seen).Max();

    private sealed record PersonRow
    {
        public string Handle { get; init; } = "";

        public string Name { get; init; } = "";

        public string Affiliation { get; init; } = "";

        public int InAll { get; init; }
    }

    private sealed record WordRow
    {
        public string Word { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}
