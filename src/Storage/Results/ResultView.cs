using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Storage.Results;

/// <summary>A version of a result with all that belongs to it.</summary>
public sealed record ResultView
{
    public required Result Result { get; init; }

    /// <summary>The version that is shown.</summary>
    public required ResultVersion Version { get; init; }

    /// <summary>All versions, latest first, whoever may read them.</summary>
    public required IReadOnlyList<ResultVersion> Versions { get; init; }

    /// <summary>The toy's exact text; null without one.</summary>
    public required string? Source { get; init; }

    public required Credit Author { get; init; }

    public required IReadOnlyList<Credit> CoAuthors { get; init; }

    /// <summary>Its own run and every replication, in the order they were asked for.</summary>
    public required IReadOnlyList<RunOfResult> Runs { get; init; }

    /// <summary>Corrections of this and other versions, oldest first.</summary>
    public required IReadOnlyList<Erratum> Errata { get; init; }

    /// <summary>Everybody named above.</summary>
    public required IReadOnlyDictionary<PersonId, Credit> People { get; init; }

    /// <summary>Whether a reader may see it: everybody once it was let run, before that its authors and moderators.</summary>
    public bool MayBeReadBy(Actor? reader) =>
        Version.State.IsPublic
        || (reader is not null && (reader.Standing.MayModerate || reader.Id == Author.Person || CoAuthors.Any(author => author.Person == reader.Id)));
}

/// <summary>A run of a version as its page tells of it.</summary>
public sealed record RunOfResult(
    Run Run, bool IsReplication, PersonId RequestedBy, DateTimeOffset RequestedAt, AgreementOutcome? Agreement, string Outcome, string? WorkerName);
