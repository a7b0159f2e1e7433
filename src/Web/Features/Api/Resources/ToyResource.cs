namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>A toy of the collection, as lists tell of it.</summary>
internal record ToyItem
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its address in this API.</summary>
    public required string Url { get; init; }

    /// <summary>Its page.</summary>
    public required string Page { get; init; }

    /// <summary>As the toy says it.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences of plain text; null where nobody wrote any.</summary>
    public required string? Summary { get; init; }

    /// <summary>Hash of its canonical form.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its whole text.</summary>
    public required string TextUrl { get; init; }
}

/// <summary>A toy of the collection.</summary>
internal sealed record ToyResource : ToyItem
{
    /// <summary>Hash of the part that predicts: what is locked before a run.</summary>
    public required string PredictionSha256 { get; init; }

    /// <summary>What the literature says, with its number; null where nobody stated it.</summary>
    public required string? Claim { get; init; }

    /// <summary>What may be set.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>Repetitions, unless others are asked for.</summary>
    public required int Seeds { get; init; }

    /// <summary>Points of its sweep; 1 without one.</summary>
    public required int Points { get; init; }

    /// <summary>Seconds of one core that a run takes at most.</summary>
    public required double Seconds { get; init; }

    /// <summary>Papers it says it is from.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>Problems it bears on.</summary>
    public required IReadOnlyList<Link> Problems { get; init; }

    /// <summary>Results made from it.</summary>
    public required string ResultsUrl { get; init; }

    /// <summary>What it shows, as safe HTML; empty where nobody wrote it.</summary>
    public required string Html { get; init; }
}

/// <summary>What of a toy may be set.</summary>
/// <param name="Name">As the toy writes it.</param>
/// <param name="Value">What it is unless set.</param>
/// <param name="Low">Least value; null where none is declared.</param>
/// <param name="High">Greatest value; null where none is declared.</param>
/// <param name="Label">In words; null where nobody wrote any.</param>
internal sealed record Parameter(string Name, double Value, double? Low, double? High, string? Label);
