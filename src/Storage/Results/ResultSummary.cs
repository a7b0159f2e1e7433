using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Results;

/// <summary>A person as they stand beside what they did.</summary>
public sealed record Credit(PersonId Person, Handle Handle, string Name, string Affiliation, string Orcid);

/// <summary>How many public results there are of one sort.</summary>
/// <param name="Problem">About this problem.</param>
/// <param name="Verdict">With this verdict; null for those without one.</param>
/// <param name="Badge">With this badge; null for those that are not published yet.</param>
/// <param name="Count">So many.</param>
public sealed record ResultSort(ProblemSlug Problem, Verdict? Verdict, Badge? Badge, int Count);

/// <summary>A line of a list of results.</summary>
public sealed record ResultSummary
{
    public required ResultNumber Number { get; init; }

    public required int Version { get; init; }

    public required ProblemSlug Problem { get; init; }

    public required Credit Author { get; init; }

    public IReadOnlyList<Credit> CoAuthors { get; init; } = [];

    public required EvidenceKind Evidence { get; init; }

    public required string Claim { get; init; }

    /// <summary>Empty without a toy.</summary>
    public required string ToyTitle { get; init; }

    public required VersionState State { get; init; }

    public required Verdict? Verdict { get; init; }

    public required string Headline { get; init; }

    public required Badge Badge { get; init; }

    public required RunId? Run { get; init; }

    public required DateTimeOffset LockedAt { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? WithdrawnAt { get; init; }

    public VersionName Name => new(Number, Version);
}
