using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Components.Lists;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Results;

/// <summary>Which results a list shows, as its address says it; newest first.</summary>
/// <param name="Problem">About this problem; null for all.</param>
/// <param name="Verdict">With this verdict; null for all.</param>
/// <param name="Badge">With this badge; null for all.</param>
public sealed record ResultQuery(Problem? Problem = null, Verdict? Verdict = null, Badge? Badge = null)
{
    public const int PageSize = 50;

    /// <summary>The page after this result, which older results do not move; null for another page.</summary>
    public ResultNumber? Before { get; init; }

    /// <summary>The page before this result; null for another page.</summary>
    public ResultNumber? After { get; init; }

    /// <summary>As an address, without its page.</summary>
    public ListState State => new("/results",
    [
        new("problem", Problem?.Slug.Value), new("verdict", Verdict is { } verdict ? KeyOf(verdict) : null), new("badge", Badge is { } badge ? KeyOf(badge) : null),
        new("before", null), new("after", null),
    ]);

    /// <summary>One more than a page, so that it is known whether there is another.</summary>
    public ResultFilter Filter => new()
    {
        Problem = Problem?.Slug, Verdict = Verdict, Badge = Badge, Before = Before, After = After, Take = PageSize + 1,
    };

    public static string KeyOf(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    public static string KeyOf(Badge badge) => badge.Title.Replace(' ', '-');

    /// <summary>What is chosen, each with the words for it.</summary>
    public IEnumerable<(string Name, string Words)> Chosen()
    {
        if (Problem is not null)
            yield return ("problem", Problem.Title);
        if (Verdict is { } verdict)
            yield return ("verdict", KeyOf(verdict));
        if (Badge is { } badge)
            yield return ("badge", badge.Title);
    }

    /// <summary>How many there are in all.</summary>
    public int Count(IEnumerable<ResultSort> sorts) => sorts.Where(Matches).Sum(sort => sort.Count);

    /// <summary>What each property can be narrowed to, with what would remain.</summary>
    public IReadOnlyList<Facet> Facets(IReadOnlyList<ResultSort> sorts, ContentLibrary library)
    {
        var (verdicts, badges) = (Enum.GetValues<Verdict>(), Enum.GetValues<Badge>().Reverse().ToList());
        return
        [
            Facet.Of("verdict", "Verdict", Verdict is { } own ? KeyOf(own) : null, verdicts.Select(verdict => (KeyOf(verdict), KeyOf(verdict))),
                key => (this with { Verdict = verdicts.First(verdict => KeyOf(verdict) == key) }).Count(sorts)),
            Facet.Of("badge", "Badge", Badge is { } chosen ? KeyOf(chosen) : null, badges.Select(badge => (KeyOf(badge), badge.Title)),
                key => (this with { Badge = badges.First(badge => KeyOf(badge) == key) }).Count(sorts)),
            Facet.Of("problem", "Problem", Problem?.Slug.Value, library.Problems.Select(problem => (problem.Slug.Value, problem.Title)),
                key => (this with { Problem = library.Problems.First(problem => problem.Slug.Value == key) }).Count(sorts)),
        ];
    }

    private bool Matches(ResultSort sort) =>
        (Problem is null || sort.Problem == Problem.Slug) && (Verdict is null || sort.Verdict == Verdict) && (Badge is null || sort.Badge == Badge);
}
