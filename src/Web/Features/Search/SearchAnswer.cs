namespace LearningMechanics.Web.Features.Search;

/// <summary>One thing that was found.</summary>
/// <param name="Entry">What it is.</param>
/// <param name="Title">Its heading, with the words that were looked for marked.</param>
/// <param name="Snippet">The telling part of the rest.</param>
public sealed record SearchHit(SearchEntry Entry, IReadOnlyList<TextPiece> Title, IReadOnlyList<TextPiece> Snippet);

/// <summary>What a search page shows.</summary>
public sealed record SearchAnswer
{
    public required QueryText Query { get; init; }

    /// <summary>The kind it is limited to; null for all.</summary>
    public SearchKind? Kind { get; init; }

    /// <summary>Best first.</summary>
    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>How many there are of each kind, whatever it is limited to.</summary>
    public IReadOnlyDictionary<SearchKind, int> Counts { get; init; } = new Dictionary<SearchKind, int>();

    /// <summary>Words that stand nowhere, and what was taken for them.</summary>
    public IReadOnlyList<(string Typed, string Meant)> Guesses { get; init; } = [];

    /// <summary>Whether nothing has all of the words, so that what is shown has some.</summary>
    public bool HasSomeOnly { get; init; }

    /// <summary>Whether results and people took too long and are left out.</summary>
    public bool IsLate { get; init; }

    public int InAll => Kind is { } kind ? Counts.GetValueOrDefault(kind) : Counts.Values.Sum();
}
