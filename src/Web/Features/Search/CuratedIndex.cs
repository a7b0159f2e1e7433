using System.Collections.Frozen;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Search.Folding;

namespace LearningMechanics.Web.Features.Search;

/// <summary>Everything curated, in memory: it is small, and never changes while the site runs.</summary>
internal sealed class CuratedIndex(ContentLibrary library)
{
    // Read when somebody first searches, so that no start waits for it.
    private readonly Lazy<IReadOnlyList<SearchEntry>> entries = new(() => [.. Problems(library), .. Toys(library), .. Pages(library)]);
    private FrozenSet<string>? words;

    public IReadOnlyList<SearchEntry> Entries => entries.Value;

    /// <summary>Every word that stands anywhere.</summary>
    public IReadOnlySet<string> Words => words ??= Entries.SelectMany(entry => entry.Words.Keys).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a term stands somewhere as it is, or begins a word.</summary>
    public bool Knows(SearchTerm term) => Words.Contains(term.Word) || Words.Any(word => term.Likeness(word) > 0);

    /// <summary>How telling a term is: more where fewer entries have it.</summary>
    public double Rarity(SearchTerm term) =>
        Math.Log(1 + ((Entries.Count + 1.0) / (1 + Entries.Count(entry => entry.Words.Keys.Any(word => term.Likeness(word) > 0)))));

    private static IEnumerable<SearchEntry> Problems(ContentLibrary library) => library.Problems.Select(problem => new SearchEntry(
        SearchKind.Problem,
        SiteLinks.To(problem.Slug),
        problem.Title,
        problem.Summary,
        string.Join(' ', problem.Sections.Select(section => ReadableText.OfHtml(section.Html))),
        string.Join(' ', [problem.Slug.Value, problem.Strand.Title, .. problem.Tags, .. problem.References.SelectMany(reference => new[] { reference.Id, reference.Text })]),
        problem.Strand.Title));

    private static IEnumerable<SearchEntry> Toys(ContentLibrary library) => library.Toys.Select(toy => new SearchEntry(
        SearchKind.Toy,
        SiteLinks.To(toy.Slug),
        toy.Title,
        toy.Summary ?? "",
        $"{toy.Prose.Claim} {ReadableText.OfHtml(toy.Html)} {toy.Text}",
        string.Join(' ', [toy.Slug.Value, .. library.ProblemsOf(toy.Slug).Select(problem => problem.Slug.Value)])));

    private static IEnumerable<SearchEntry> Pages(ContentLibrary library) => library.Pages.Select(page => new SearchEntry(
        SearchKind.Page, "/" + page.Slug, page.Title, page.Summary, ReadableText.OfHtml(page.Html), page.Slug));
}
