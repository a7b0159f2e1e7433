using System.Text.Json;
using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Results;

/// <summary>A published result as it stands under its problem: what was claimed, and what each of its theories came to.</summary>
public sealed record BoardEntry
{
    public required VersionName Name { get; init; }

    public required Handle Author { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>Authors beside the first.</summary>
    public required int CoAuthors { get; init; }

    public required string Claim { get; init; }

    public required EvidenceKind Evidence { get; init; }

    public required Verdict? Verdict { get; init; }

    public required string Headline { get; init; }

    public required Badge Badge { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>One per theory; none without a run.</summary>
    public required IReadOnlyList<Rival> Rivals { get; init; }
}

/// <summary>What the published results of a problem come to.</summary>
/// <param name="InAll">All of them, those without a verdict too.</param>
/// <param name="Holds">Whose best theory holds.</param>
/// <param name="Fails">Whose best theory fails, or diverged.</param>
public sealed record ProblemCount(int InAll, int Holds, int Fails)
{
    /// <summary>A problem about which nothing is published.</summary>
    public static ProblemCount None { get; } = new(0, 0, 0);

    /// <summary>Theories that were judged: two or more compete.</summary>
    public int Theories { get; init; }

    /// <summary>When the newest was published; null where there is none.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>Whether a theory failed and nothing that holds was published since: nobody has explained it.</summary>
    public bool HasUnansweredFailure { get; init; }
}

/// <summary>Where a problem stands now, by its results.</summary>
/// <param name="Count">What they come to.</param>
/// <param name="Status">What moderators have changed its status to; null where it is as it was written.</param>
public sealed record ProblemPosition(ProblemCount Count, ProblemStatus? Status);

/// <summary>One change of a problem's status as its page tells of it.</summary>
public sealed record ProblemTurn(ProblemStatus From, ProblemStatus To, VersionName Cited, bool IsCitedWithdrawn, string Reason, Handle By, string ByName, DateTimeOffset At);

/// <summary>A row as the database gives it: of the report only what a problem's page shows, since series are large.</summary>
internal sealed record BoardRow
{
    public int Number { get; init; }

    public int Version { get; init; }

    public string Handle { get; init; } = "";

    public string AuthorName { get; init; } = "";

    public int CoAuthors { get; init; }

    public string Claim { get; init; } = "";

    public string Evidence { get; init; } = "";

    public string? Verdict { get; init; }

    public string Headline { get; init; } = "";

    public string Badge { get; init; } = "";

    public DateTimeOffset PublishedAt { get; init; }

    public int? Repetitions { get; init; }

    public string? Checks { get; init; }

    public string? Fits { get; init; }

    public BoardEntry Read()
    {
        var name = new VersionName(new(Number), Version);
        return new BoardEntry
        {
            Name = name,
            Author = Domain.People.Handle.Parse(Handle),
            AuthorName = AuthorName,
            CoAuthors = CoAuthors,
            Claim = Claim,
            Evidence = Enum.Parse<EvidenceKind>(Evidence, ignoreCase: true),
            Verdict = Verdict is { } verdict ? Enum.Parse<Verdict>(verdict, ignoreCase: true) : null,
            Headline = Headline,
            Badge = Enum.Parse<Badge>(Badge, ignoreCase: true),
            PublishedAt = PublishedAt,
            Rivals = Checks is null ? [] : [.. Rival.Of(
                name,
                JsonSerializer.Deserialize(Checks, Runs.RunOutputJson.Default.IReadOnlyListCheckReport)!,
                JsonSerializer.Deserialize(Fits ?? "[]", Runs.RunOutputJson.Default.IReadOnlyListFitReport)!,
                Repetitions ?? 0)],
        };
    }
}
