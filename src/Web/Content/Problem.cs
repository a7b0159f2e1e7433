using LearningMechanics.Domain;

namespace LearningMechanics.Web.Content;

/// <summary>An open problem, as its file states it.</summary>
public sealed record Problem
{
    public required ProblemSlug Slug { get; init; }
    public required string Title { get; init; }
    public required ProblemKind Kind { get; init; }
    public required Strand Strand { get; init; }
    public required ProblemStatus Status { get; init; }

    /// <summary>What shows that it stands where it does; none only for an open problem.</summary>
    public IReadOnlyList<Reference> StatusSources { get; init; } = [];

    /// <summary>One sentence of plain text: what those sources show, and what stays open.</summary>
    public string? StatusNote { get; init; }

    /// <summary>One or two sentences of plain text.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<ToySlug> Toys { get; init; }

    /// <summary>The directions that a sharp problem serves.</summary>
    public IReadOnlyList<ProblemSlug> Sharpens { get; init; } = [];

    /// <summary>Problems that an answer here would answer.</summary>
    public IReadOnlyList<ProblemSlug> Implies { get; init; } = [];

    /// <summary>Problems of which this is one case.</summary>
    public IReadOnlyList<ProblemSlug> SpecialCaseOf { get; init; } = [];

    /// <summary>Problems that must be settled before this one can be.</summary>
    public IReadOnlyList<ProblemSlug> BlockedBy { get; init; } = [];

    public required IReadOnlyList<ProblemSlug> Related { get; init; }
    public required IReadOnlyList<Reference> References { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<ProblemSection> Sections { get; init; }
}

/// <summary>One of the five sections every problem has.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Anchor">What links point to.</param>
/// <param name="Html">Its text, rendered and safe.</param>
public sealed record ProblemSection(string Title, string Anchor, string Html)
{
    /// <summary>In this order, all of them: a question that cannot be settled or disproved is not ready to be asked here.</summary>
    public static IReadOnlyList<string> Titles { get; } =
        ["Statement", "Why it matters", "What is known", "What would settle it", "What would disprove it"];
}
