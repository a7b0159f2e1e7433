using System.Data.Common;
using LearningMechanics.Storage.Search;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Search;

/// <summary>Finds words in everything that is public here: what is curated in memory, what people wrote in the database.</summary>
internal sealed class SiteSearch(CuratedIndex curated, StoredWords stored, SearchReading reading, ContentLibrary library)
{
    public const int MostShown = 40;
    public const int MostOfAKind = 100;
    private const int MostSuggested = 8;

    // What the database found in the part of a text that was not fetched.
    private const double Faint = 0.5;

    /// <summary>Answers whatever is asked, and says what it left out.</summary>
    public async Task<SearchAnswer> AnswerAsync(string? typed, SearchKind? kind, CancellationToken cancellationToken)
    {
        var query = QueryText.Read(typed);
        if (query.IsEmpty)
            return new SearchAnswer { Query = query, Kind = kind };
        var terms = await TermsAsync(query.Words, cancellationToken);
        var found = await FindAsync(query, terms, kind, all: true, cancellationToken);
        var hasSomeOnly = found.Scored.Count == 0 && terms.Count > 1;
        if (hasSomeOnly)
            found = await FindAsync(query, terms, kind, all: false, cancellationToken);
        return new SearchAnswer
        {
            Query = query,
            Kind = kind,
            Hits = [.. Best(found.Scored, kind, kind is null ? MostShown : MostOfAKind).Select(entry => Hit(entry, terms))],
            Counts = found.Counts,
            Guesses = [.. terms.Where(term => term.Near.Count > 0).Select(term => (term.Word, string.Join(", ", term.Near.Keys)))],
            HasSomeOnly = hasSomeOnly && found.Scored.Count > 0,
            IsLate = found.IsLate,
        };
    }

    /// <summary>The few best of what is curated, while somebody types; and the result whose number it is.</summary>
    public async Task<IReadOnlyList<SearchEntry>> SuggestAsync(string? typed, CancellationToken cancellationToken)
    {
        var query = QueryText.Read(typed);
        var terms = query.Words.Select((word, i) => Term(word, i == query.Words.Count - 1)).ToList();
        var scored = terms.Count == 0 ? [] : Scored(curated.Entries, Ranking(terms), all: true);
        if (query.Result is { } number && await reading.NamedAsync(number, query.Version, cancellationToken) is { } result)
            scored.Add((Entry(result), double.PositiveInfinity));
        return [.. Best(scored, null, MostSuggested)];

        SearchTerm Term(string word, bool isLast)
        {
            var term = new SearchTerm(word, isUnfinished: isLast);
            return curated.Knows(term) ? term : new SearchTerm(word, Vocabulary.Nearest(word, curated.Words), isLast);
        }
    }

    private async Task<IReadOnlyList<SearchTerm>> TermsAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var terms = new List<SearchTerm>();
        foreach (var word in words)
        {
            var term = new SearchTerm(word);
            if (!curated.Knows(term))
            {
                var others = await stored.CurrentAsync(cancellationToken);
                if (!others.Any(other => term.Likeness(other) > 0))
                    term = new SearchTerm(word, Vocabulary.Nearest(word, curated.Words.Concat(others)));
            }

            terms.Add(term);
        }

        return terms;
    }

    private async Task<Finding> FindAsync(QueryText query, IReadOnlyList<SearchTerm> terms, SearchKind? kind, bool all, CancellationToken cancellationToken)
    {
        var ranking = Ranking(terms);
        var scored = terms.Count == 0 ? [] : Scored(curated.Entries, ranking, all);
        var counts = scored.GroupBy(found => found.Entry.Kind).ToDictionary(group => group.Key, group => group.Count());
        var isLate = false;
        try
        {
            var named = query.Result is { } number ? await reading.NamedAsync(number, query.Version, cancellationToken) : null;
            if (terms.Count > 0)
                await AddStoredAsync(scored, counts, WordQuery.Of(terms.Select(term => term.Spellings()), all), ranking, kind, all, cancellationToken);
            if (named is not null && scored.RemoveAll(found => found.Entry.Address == SiteLinks.To(named.Name)) == 0)
                counts[SearchKind.Result] = counts.GetValueOrDefault(SearchKind.Result) + 1;
            if (named is not null)
                scored.Add((Entry(named), double.PositiveInfinity));
        }
        catch (DbException)
        {
            // A query that is too heavy, or a database that is: what is in memory is there all the same.
            isLate = true;
        }

        return new Finding(scored, counts, isLate);
    }

    private async Task AddStoredAsync(
        List<(SearchEntry Entry, double Score)> scored, Dictionary<SearchKind, int> counts, WordQuery words, SearchRanking ranking, SearchKind? kind, bool all,
        CancellationToken cancellationToken)
    {
        var results = await reading.ResultsAsync(words, kind == SearchKind.Result ? MostOfAKind : MostShown, cancellationToken);
        var people = await reading.PeopleAsync(words, kind == SearchKind.Person ? MostOfAKind : MostShown, cancellationToken);
        foreach (var entry in results.Best.Select(Entry).Concat(people.Best.Select(Entry)))
            scored.Add((entry, ranking.Score(entry, all) ?? Faint));
        if (results.InAll > 0)
            counts[SearchKind.Result] = results.InAll;
        if (people.InAll > 0)
            counts[SearchKind.Person] = people.InAll;
    }

    private SearchRanking Ranking(IReadOnlyList<SearchTerm> terms) => new(terms, [.. terms.Select(curated.Rarity)]);

    private static List<(SearchEntry Entry, double Score)> Scored(IEnumerable<SearchEntry> entries, SearchRanking ranking, bool all) =>
        [.. entries.Select(entry => (Entry: entry, Score: ranking.Score(entry, all))).Where(found => found.Score is not null).Select(found => (found.Entry, found.Score!.Value))];

    private static IEnumerable<SearchEntry> Best(IEnumerable<(SearchEntry Entry, double Score)> scored, SearchKind? kind, int most) =>
        scored.Where(found => kind is null || found.Entry.Kind == kind).OrderByDescending(found => found.Score)
            .ThenBy(found => found.Entry.Kind).ThenBy(found => found.Entry.Title, StringComparer.Ordinal).Select(found => found.Entry).Take(most);

    private static SearchHit Hit(SearchEntry entry, IReadOnlyList<SearchTerm> terms)
    {
        var inSummary = Snippet.Of(entry.Summary, terms);
        var isTold = entry.Text.Length == 0 || inSummary.Any(piece => piece.IsFound);
        return new(entry, Snippet.Marked(entry.Title, terms), isTold ? inSummary : Told(Snippet.Of(entry.Text, terms), inSummary));
    }

    /// <summary>What was found in the title alone is told by the summary.</summary>
    private static IReadOnlyList<TextPiece> Told(IReadOnlyList<TextPiece> inText, IReadOnlyList<TextPiece> inSummary) =>
        inText.Any(piece => piece.IsFound) || inSummary.Count == 0 ? inText : inSummary;

    private SearchEntry Entry(FoundResult result) => StoredEntries.Of(result, library);

    private static SearchEntry Entry(FoundPerson person) => StoredEntries.Of(person);

    private sealed record Finding(List<(SearchEntry Entry, double Score)> Scored, IReadOnlyDictionary<SearchKind, int> Counts, bool IsLate);
}
