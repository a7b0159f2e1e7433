namespace LearningMechanics.Web.Features.Search;

/// <summary>Says how well an entry answers a query: title before summary before text, rare words before common ones.</summary>
/// <param name="terms">What is looked for.</param>
/// <param name="rarity">How telling each term is.</param>
internal sealed class SearchRanking(IReadOnlyList<SearchTerm> terms, IReadOnlyList<double> rarity)
{
    // Whoever types a title wants that page.
    private const double WholeTitle = 2.5;
    private const double AllInTitle = 1.5;
    private const double CloseEnough = 0.95;

    /// <summary>How well an entry answers; null where it lacks a term that it must have.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="all">Whether it must have every term, or one.</param>
    public double? Score(SearchEntry entry, bool all)
    {
        var (score, found, inTitle) = (0.0, 0, 0);
        for (var i = 0; i < terms.Count; i++)
        {
            var (best, isInTitle) = Best(terms[i], entry);
            if (best == 0 && all)
                return null;
            found += best > 0 ? 1 : 0;
            inTitle += isInTitle ? 1 : 0;
            score += best * rarity[i];
        }

        if (found == 0)
            return null;
        if (IsNameOf(entry))
            score *= WholeTitle;
        else if (inTitle == terms.Count)
            score *= entry.TitleWords.Count <= terms.Count ? WholeTitle : AllInTitle;
        return score * entry.Kind.Weight * found / terms.Count;
    }

    private bool IsNameOf(SearchEntry entry) =>
        entry.NameWords.Count == terms.Count && terms.All(term => entry.NameWords.Any(word => term.Likeness(word) >= CloseEnough));

    private static (double Best, bool IsInTitle) Best(SearchTerm term, SearchEntry entry)
    {
        var (best, isInTitle) = (0.0, false);
        foreach (var (word, places) in entry.Words)
        {
            var likeness = term.Likeness(word);
            if (likeness == 0)
                continue;
            best = Math.Max(best, likeness * places.Weight);
            isInTitle |= places.Title > 0 && likeness >= CloseEnough;
        }

        return (best, isInTitle);
    }
}
