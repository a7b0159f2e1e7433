using System.Diagnostics.CodeAnalysis;
using LearningMechanics.Domain;

namespace LearningMechanics.Web.Content;

/// <summary>Everything curated: loaded whole at start, never changed while the site runs.</summary>
public sealed class ContentLibrary
{
    private readonly Dictionary<ProblemSlug, Problem> _problems;
    private readonly Dictionary<ToySlug, PublishedToy> _toys;
    private readonly Dictionary<string, StandingPage> _pages;
    private readonly ILookup<ToySlug, Problem> _problemsOfToys;

    public ContentLibrary(
        IEnumerable<Problem> problems, IEnumerable<PublishedToy> toys, IEnumerable<StandingPage> pages, IEnumerable<CuratedResult>? results = null)
    {
        Results = [.. results ?? []];
        Problems = [.. problems.OrderBy(problem => problem.Strand).ThenBy(problem => problem.Title, StringComparer.Ordinal)];
        Toys = [.. toys.OrderBy(toy => toy.Title, StringComparer.Ordinal)];
        Relations = new ProblemRelations(Problems);
        _problems = Problems.ToDictionary(problem => problem.Slug);
        _toys = Toys.ToDictionary(toy => toy.Slug);
        _pages = pages.ToDictionary(page => page.Slug, StringComparer.Ordinal);
        _problemsOfToys = Problems
            .SelectMany(problem => problem.Toys, (problem, toy) => (problem, toy))
            .ToLookup(pair => pair.toy, pair => pair.problem);
    }

    /// <summary>By strand, then title.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How the problems bear on one another.</summary>
    public ProblemRelations Relations { get; }

    /// <summary>By title.</summary>
    public IReadOnlyList<PublishedToy> Toys { get; }

    /// <summary>Results that every site begins with, in the order of their files.</summary>
    public IReadOnlyList<CuratedResult> Results { get; }

    public IReadOnlyCollection<StandingPage> Pages => _pages.Values;

    public bool TryFind(ProblemSlug slug, [NotNullWhen(true)] out Problem? problem) => _problems.TryGetValue(slug, out problem);

    public bool TryFind(ToySlug slug, [NotNullWhen(true)] out PublishedToy? toy) => _toys.TryGetValue(slug, out toy);

    public bool TryFindPage(string slug, [NotNullWhen(true)] out StandingPage? page) => _pages.TryGetValue(slug, out page);

    /// <summary>The problems a toy bears on.</summary>
    public IEnumerable<Problem> ProblemsOf(ToySlug toy) => _problemsOfToys[toy];
}
