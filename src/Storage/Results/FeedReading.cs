using System.Text.Json;
using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>What happened in public, newest first: for feeds and site maps.</summary>
public sealed class FeedReading(IDbContextFactory<LearningMechanicsDbContext> contexts)
{
    /// <summary>Events before a place, newest first.</summary>
    /// <param name="problems">About these alone; null for all.</param>
    /// <param name="author">By this author alone, and errata and withdrawals of theirs; null for all.</param>
    /// <param name="before">The last event that the reader has; null for the newest.</param>
    /// <param name="count">Most events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<FeedEvent>> EventsAsync(
        IReadOnlyList<ProblemSlug>? problems, PersonId? author, FeedPlace? before, int count, CancellationToken cancellationToken)
    {
        string[]? slugs = problems is null ? null : [.. problems.Select(problem => problem.Value)];
        var person = author?.Value;
        var (at, key) = before ?? new FeedPlace(DateTimeOffset.MaxValue.AddDays(-1), "");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<FeedRow>(
            $"""
            SELECT e.*, a.handle AS "Handle", a.display_name AS "Name",
              (SELECT coalesce(json_agg(co.display_name ORDER BY c.position), '[]') FROM co_authors AS c JOIN accounts AS co ON co.id = c.person
                WHERE c.result = e."Result" AND c.version = e."Version" AND e."Kind" = 'published')::text AS "CoAuthors",
              (SELECT max(x.at) FROM errata AS x WHERE x.result = e."Result" AND x.version = e."Version" AND e."Kind" = 'published') AS "CorrectedAt"
            FROM (
              (SELECT 'published' AS "Kind", v.published_at AS "At", 'p' || v.result || 'v' || v.version AS "Key", 0::bigint AS "Id",
                r.problem AS "Problem", v.result AS "Result", v.version AS "Version", v.claim AS "Claim", v.verdict AS "Verdict",
                v.headline AS "Headline", v.badge AS "Badge", v.run AS "Run", '' AS "Text", '' AS "Before", r.author AS "Who"
              FROM result_versions AS v JOIN results AS r ON r.number = v.result
              WHERE v.state = 'published' AND r.withdrawn_at IS NULL AND (v.published_at, 'p' || v.result || 'v' || v.version) < ({at}, {key})
                AND ({slugs}::text[] IS NULL OR r.problem = ANY({slugs})) AND ({person}::uuid IS NULL OR r.author = {person})
              ORDER BY v.published_at DESC, 3 DESC LIMIT {count})
              UNION ALL
              (SELECT 'erratum', x.at, 'e' || x.id, x.id, r.problem, x.result, x.version, v.claim, v.verdict, v.headline, v.badge, NULL, x.html, '', x.by
              FROM errata AS x JOIN result_versions AS v ON v.result = x.result AND v.version = x.version JOIN results AS r ON r.number = x.result
              WHERE r.withdrawn_at IS NULL AND (x.at, 'e' || x.id) < ({at}, {key})
                AND ({slugs}::text[] IS NULL OR r.problem = ANY({slugs})) AND ({person}::uuid IS NULL OR r.author = {person})
              ORDER BY x.at DESC, 3 DESC LIMIT {count})
              UNION ALL
              (SELECT 'withdrawn', r.withdrawn_at, 'w' || r.number, 0, r.problem, r.number, r.last_version, '', NULL, '', '', NULL, r.withdrawn_because, '', r.withdrawn_by
              FROM results AS r
              WHERE r.withdrawn_at IS NOT NULL AND (r.withdrawn_at, 'w' || r.number) < ({at}, {key})
                AND EXISTS (SELECT 1 FROM result_versions AS v WHERE v.result = r.number AND v.published_at IS NOT NULL)
                AND ({slugs}::text[] IS NULL OR r.problem = ANY({slugs})) AND ({person}::uuid IS NULL OR r.author = {person})
              ORDER BY r.withdrawn_at DESC, 3 DESC LIMIT {count})
              UNION ALL
              (SELECT 'status', c.at, 's' || c.id, c.id, c.problem, c.result, c.version, '', NULL, c.to, '', NULL, c.reason, c.from, c.by
              FROM problem_changes AS c
              WHERE (c.at, 's' || c.id) < ({at}, {key}) AND {person}::uuid IS NULL AND ({slugs}::text[] IS NULL OR c.problem = ANY({slugs}))
              ORDER BY c.at DESC, 3 DESC LIMIT {count})) AS e
            JOIN accounts AS a ON a.id = e."Who"
            ORDER BY e."At" DESC, e."Key" DESC LIMIT {count}
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>The latest published version of each result that stands, by number, with the moment it last changed.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The last number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<(VersionName Name, DateTimeOffset ChangedAt)>> StandingAsync(int from, int to, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<StandingRow>(
            $"""
            SELECT b.result AS "Result", b.version AS "Version",
              greatest(b.published_at, (SELECT max(x.at) FROM errata AS x WHERE x.result = b.result AND x.version = b.version)) AS "ChangedAt"
            FROM board_entries AS b WHERE b.result BETWEEN {from} AND {to} ORDER BY b.result
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (new VersionName(new(row.Result), row.Version), row.ChangedAt))];
    }

    /// <summary>The highest number of a result that stands; 0 where there is none.</summary>
    public async Task<int> LastNumberAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.SqlQuery<int>($"SELECT coalesce(max(result), 0) AS \"Value\" FROM board_entries").SingleAsync(cancellationToken);
    }

    /// <summary>When each problem last changed: a result about it was published or withdrawn, or it was said to stand elsewhere.</summary>
    public async Task<IReadOnlyDictionary<ProblemSlug, DateTimeOffset>> ProblemsChangedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<ChangedRow>(
            $"""
            SELECT problem AS "Name", max(at) AS "ChangedAt" FROM (
              SELECT t.problem, (SELECT max(b.published_at) FROM board_entries AS b WHERE b.problem = t.problem) AS at FROM (SELECT DISTINCT problem FROM board_tallies) AS t
              UNION ALL SELECT problem, max(withdrawn_at) FROM results WHERE withdrawn_at IS NOT NULL GROUP BY problem
              UNION ALL SELECT problem, max(at) FROM problem_changes GROUP BY problem) AS changes
            WHERE at IS NOT NULL GROUP BY problem
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => ProblemSlug.Parse(row.Name), row => row.ChangedAt);
    }

    /// <summary>Everybody whose result stands, with the moment of the newest.</summary>
    public async Task<IReadOnlyList<(Handle Handle, DateTimeOffset ChangedAt)>> AuthorsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Database.SqlQuery<ChangedRow>(
            $"""
            SELECT a.handle AS "Name", max(b.published_at) AS "ChangedAt"
            FROM board_entries AS b JOIN results AS r ON r.number = b.result JOIN accounts AS a ON a.id = r.author
            GROUP BY a.handle ORDER BY a.handle
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (Handle.Parse(row.Name), row.ChangedAt))];
    }

    private sealed record StandingRow
    {
        public int Result { get; init; }

        public int Version { get; init; }

        public DateTimeOffset ChangedAt { get; init; }
    }

    private sealed record ChangedRow
    {
        public string Name { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }
    }

    private sealed record FeedRow
    {
        public string Kind { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Key { get; init; } = "";

        public long Id { get; init; }

        public string Problem { get; init; } = "";

        public int Result { get; init; }

        public int Version { get; init; }

        public string Claim { get; init; } = "";

        public string? Verdict { get; init; }

        public string Headline { get; init; } = "";

        public string Badge { get; init; } = "";

        public Guid? Run { get; init; }

        public string Text { get; init; } = "";

        public string Before { get; init; } = "";

        public string Handle { get; init; } = "";

        public string Name { get; init; } = "";

        public string CoAuthors { get; init; } = "[]";

        public DateTimeOffset? CorrectedAt { get; init; }

        public FeedEvent Read() => Kind switch
        {
            "published" => new FeedEvent.Published
            {
                Claim = Claim,
                Verdict = Verdict is { } verdict ? Enum.Parse<Verdict>(verdict, ignoreCase: true) : null,
                Headline = Headline,
                Badge = Enum.Parse<Badge>(Badge, ignoreCase: true),
                Run = Run is { } run ? RunId.From(run) : null,
                CoAuthors = JsonSerializer.Deserialize<List<string>>(CoAuthors)!,
                CorrectedAt = CorrectedAt,
                Place = Place, Problem = Slug, Version = Cited, By = Who, ByName = Name,
            },
            "erratum" => new FeedEvent.Corrected { Id = Id, Html = Text, Claim = Claim, Place = Place, Problem = Slug, Version = Cited, By = Who, ByName = Name },
            "withdrawn" => new FeedEvent.Withdrawn { Reason = Text, Place = Place, Problem = Slug, Version = Cited, By = Who, ByName = Name },
            _ => new FeedEvent.Turned
            {
                Id = Id,
                From = Enum.Parse<ProblemStatus>(Before, ignoreCase: true),
                To = Enum.Parse<ProblemStatus>(Headline, ignoreCase: true),
                Reason = Text, Place = Place, Problem = Slug, Version = Cited, By = Who, ByName = Name,
            },
        };

        private FeedPlace Place => new(At, Key);

        private ProblemSlug Slug => ProblemSlug.Parse(Problem);

        private VersionName Cited => new(new(Result), Version);

        private Handle Who => Domain.People.Handle.Parse(Handle);
    }
}
