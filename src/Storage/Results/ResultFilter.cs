using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Results;

/// <summary>Which results a list shows.</summary>
public sealed record ResultFilter
{
    /// <summary>About this problem alone; null for all.</summary>
    public ProblemSlug? Problem { get; init; }

    /// <summary>By this author or co-author alone; null for all.</summary>
    public PersonId? Author { get; init; }

    /// <summary>With this verdict alone; null for all.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Published with this badge alone; null for all.</summary>
    public Badge? Badge { get; init; }

    /// <summary>In this public state alone; null for all.</summary>
    public VersionState? State { get; init; }

    /// <summary>Made from this toy of the collection alone: taken from it, or the same by its hash; null for all.</summary>
    public (ToySlug Slug, string Sha256)? Toy { get; init; }

    /// <summary>Older than this one alone; null for all. Unlike <see cref="Skip"/> it stays where it is when others come in.</summary>
    public ResultNumber? Before { get; init; }

    /// <summary>Newer than this one alone, beginning with the next; null for all.</summary>
    public ResultNumber? After { get; init; }

    /// <summary>Withdrawn ones too.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Results left out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>Results at most.</summary>
    public int Take { get; init; } = 50;
}
