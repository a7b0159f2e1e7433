namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>An open problem, as lists tell of it.</summary>
internal record ProblemItem
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its address in this API.</summary>
    public required string Url { get; init; }

    /// <summary>Its page.</summary>
    public required string Page { get; init; }

    /// <summary>The question in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The line of work it belongs to: solvable-settings, limits, empirical-laws, hyperparameters or universality.</summary>
    public required string Strand { get; init; }

    /// <summary>Where it stands now: open, partly-settled, settled, disproved or conditional.</summary>
    public required string Status { get; init; }

    /// <summary>One or two sentences of plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>Words to find it by.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Published results about it, and how many of them hold and fail.</summary>
    public required ResultCounts Results { get; init; }
}

/// <summary>Published results by what they found.</summary>
/// <param name="All">All of them, those without a verdict too.</param>
/// <param name="Holds">Whose best theory holds.</param>
/// <param name="Fails">Whose best theory fails, or diverged.</param>
/// <param name="Url">Their list.</param>
internal sealed record ResultCounts(int All, int Holds, int Fails, string Url);

/// <summary>An open problem, whole.</summary>
internal sealed record ProblemResource : ProblemItem
{
    /// <summary>Statement, why it matters, what is known, what would settle it, what would disprove it.</summary>
    public required IReadOnlyList<ProblemPart> Sections { get; init; }

    /// <summary>Toys that bear on it.</summary>
    public required IReadOnlyList<Link> Toys { get; init; }

    /// <summary>Problems close to it.</summary>
    public required IReadOnlyList<Link> Related { get; init; }

    /// <summary>Papers it is from.</summary>
    public required IReadOnlyList<Source> References { get; init; }

    /// <summary>Every change of its status, newest first.</summary>
    public required IReadOnlyList<StatusChange> History { get; init; }
}

/// <summary>A section of a problem.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Html">Its text as safe HTML, with formulas as MathML.</param>
internal sealed record ProblemPart(string Title, string Html);

/// <summary>A paper.</summary>
/// <param name="Id">Such as arXiv:2103.00065.</param>
/// <param name="Text">Authors, year, title.</param>
/// <param name="Url">Where it is.</param>
internal sealed record Source(string Id, string Text, string Url);

/// <summary>A change of where a problem stands.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
/// <param name="Result">The result that shows it; null where that was withdrawn since.</param>
/// <param name="Reason">How it shows it.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When, UTC.</param>
internal sealed record StatusChange(string From, string To, Link? Result, string Reason, PersonLink By, DateTime At);
