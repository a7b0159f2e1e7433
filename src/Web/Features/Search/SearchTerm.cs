namespace LearningMechanics.Web.Features.Search;

/// <summary>One word that is looked for, and the words that are taken for it. Belongs to one query.</summary>
/// <param name="word">Folded.</param>
/// <param name="near">Words that it may be a misspelling of, with their share of a hit; null where it stands somewhere as it is.</param>
/// <param name="isUnfinished">Whether somebody is still typing it, so that a single letter is a beginning too.</param>
internal sealed class SearchTerm(string word, IReadOnlyDictionary<string, double>? near = null, bool isUnfinished = false)
{
    private const int ShortestBeginning = 3;

    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    public string Word => word;

    /// <summary>Words that it may be a misspelling of.</summary>
    public IReadOnlyDictionary<string, double> Near { get; } = near ?? new Dictionary<string, double>();

    private bool IsBeginning => word.Length >= ShortestBeginning || isUnfinished;

    /// <summary>How much a word is this one: 1 for itself, less for another number of it, a longer word, a likely spelling, and 0 for all others.</summary>
    public double Likeness(string other)
    {
        if (!known.TryGetValue(other, out var likeness))
            known[other] = likeness = Compare(other);
        return likeness;
    }

    /// <summary>The same for the database, which takes a star for any ending.</summary>
    public IReadOnlyList<string> Spellings() =>
        [.. new[] { IsBeginning ? word + "*" : word, Singular(word), Singular(word) + "s" }.Concat(Near.Keys).Distinct()];

    private double Compare(string other)
    {
        if (other == word)
            return 1;
        if (Singular(other) == Singular(word))
            return 0.95;
        if (IsBeginning && other.StartsWith(word, StringComparison.Ordinal))
            return Math.Clamp(0.9 * word.Length / other.Length, 0.4, 0.8);
        return Near.GetValueOrDefault(other);
    }

    private static string Singular(string word) =>
        word.Length > 4 && word[^1] == 's' && word[^2] is not ('s' or 'i' or 'u') ? word[..^1] : word;
}
