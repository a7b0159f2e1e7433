namespace LearningMechanics.Domain.Results;

/// <summary>What an author has typed so far, as it was typed: nothing here has been checked.</summary>
public sealed record DraftFields
{
    /// <summary>Most characters of all fields together: a toy of its largest size, and a long discussion.</summary>
    public const int MostCharacters = 400_000;

    /// <summary>What the result rests on.</summary>
    public EvidenceKind Evidence { get; init; } = EvidenceKind.Toy;

    /// <summary>The toy's whole text.</summary>
    public string Toy { get; init; } = "";

    /// <summary>Slug of the problem it speaks to.</summary>
    public string Problem { get; init; } = "";

    /// <summary>What is claimed, in one sentence.</summary>
    public string Claim { get; init; } = "";

    /// <summary>What would disprove it.</summary>
    public string Disproof { get; init; } = "";

    /// <summary>Markdown with TeX.</summary>
    public string Discussion { get; init; } = "";

    /// <summary>Handles of co-authors, separated by spaces, commas or lines.</summary>
    public string CoAuthors { get; init; } = "";

    /// <summary>Addresses of paper and code, one on each line.</summary>
    public string Links { get; init; } = "";

    /// <summary>Values of parameters in place of the toy's own, as typed: <c>eta = 0.1</c>, one on each line.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Repetitions in place of the toy's own number, as typed.</summary>
    public string Seeds { get; init; } = "";

    /// <summary>Where the toy was taken from: a toy's slug, or a version such as 17v2; empty where nowhere.</summary>
    public string ForkOf { get; init; } = "";

    /// <summary>Characters in all fields.</summary>
    public int Length =>
        Toy.Length + Problem.Length + Claim.Length + Disproof.Length + Discussion.Length + CoAuthors.Length
        + Links.Length + Settings.Length + Seeds.Length + ForkOf.Length;
}
