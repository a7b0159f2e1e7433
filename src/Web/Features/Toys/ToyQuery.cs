using LearningMechanics.Web.Components.Lists;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Toys;

/// <summary>Which toys a list shows and in which order, as its address says it.</summary>
/// <param name="Strand">Bearing on a problem of this strand; null for all.</param>
/// <param name="Verdict">That come to this at their own settings; null for all.</param>
/// <param name="Sort">One of <see cref="Orders"/>.</param>
public sealed record ToyQuery(string? Strand, string? Verdict, string Sort)
{
    /// <summary>Orders, as addresses and readers have them; the first is what an address without one means.</summary>
    public static IReadOnlyList<(string Key, string Title)> Orders { get; } = [("title", "title"), ("quickest", "quickest first"), ("problems", "most problems")];

    private static readonly (string Key, string Title)[] Verdicts =
        [.. Enum.GetValues<LearningMechanics.Toys.Runs.Verdict>().Select(verdict => verdict.ToString().ToLowerInvariant()).Select(key => (key, key))];

    /// <summary>The same as an address.</summary>
    public ListState State => new("/toys", [new("strand", Strand), new("verdict", Verdict), new("sort", Sort == Orders[0].Key ? null : Sort)]);

    /// <summary>Reads an address. What it does not know it leaves out, and says so.</summary>
    /// <param name="read">The value of a name; null or empty for none.</param>
    /// <param name="unknown">Takes a sentence for every value that means nothing.</param>
    public static ToyQuery Read(Func<string, string?> read, Action<string> unknown)
    {
        return new(
            ListState.OneOf("strand", read, Enum.GetValues<Strand>().Select(strand => strand.Key), unknown),
            ListState.OneOf("verdict", read, Verdicts.Select(verdict => verdict.Key), unknown),
            ListState.OneOf("sort", read, Orders.Select(order => order.Key), unknown) ?? Orders[0].Key);
    }

    /// <summary>What is chosen, each with the words for it.</summary>
    public IEnumerable<(string Name, string Words)> Chosen()
    {
        if (Strand is not null)
            yield return ("strand", Enum.GetValues<Strand>().First(strand => strand.Key == Strand).Title);
        if (Verdict is not null)
            yield return ("verdict", Verdict);
    }

    /// <summary>The toys it asks for, in its order.</summary>
    public IReadOnlyList<PublishedToy> Apply(ContentLibrary library)
    {
        var kept = library.Toys.Where(toy => Matches(toy, library));
        return
        [
            .. Sort switch
            {
                "quickest" => kept.OrderBy(toy => toy.Prose.Seconds ?? toy.Toy.Price.Seconds).ThenBy(toy => toy.Title, StringComparer.Ordinal),
                "problems" => kept.OrderByDescending(toy => library.ProblemsOf(toy.Slug).Count()).ThenBy(toy => toy.Title, StringComparer.Ordinal),
                _ => kept,
            },
        ];
    }

    /// <summary>What each property can be narrowed to, with what would remain.</summary>
    public IReadOnlyList<Facet> Facets(ContentLibrary library)
    {
        return
        [
            Facet.Of("strand", "Strand", Strand, Enum.GetValues<Strand>().Select(strand => (strand.Key, strand.Title)), key => Count(this with { Strand = key })),
            Facet.Of("verdict", "At its own settings", Verdict, Verdicts, key => Count(this with { Verdict = key })),
        ];

        int Count(ToyQuery query) => library.Toys.Count(toy => query.Matches(toy, library));
    }

    private bool Matches(PublishedToy toy, ContentLibrary library) =>
        (Strand is null || library.ProblemsOf(toy.Slug).Any(problem => problem.Strand.Key == Strand))
        && (Verdict is null || toy.Prose.Verdict?.ToString().ToLowerInvariant() == Verdict);
}
