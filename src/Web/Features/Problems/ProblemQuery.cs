using LearningMechanics.Domain;
using LearningMechanics.Web.Components.Lists;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Problems;

/// <summary>Which problems a list shows and in which order, as its address says it.</summary>
public sealed record ProblemQuery
{
    /// <summary>Orders, as addresses and readers have them; the first is what an address without one means.</summary>
    public static IReadOnlyList<(string Key, string Title)> Orders { get; } =
        [("strand", "by strand"), ("need", "most in need"), ("results", "most results"), ("newest", "newest result"), ("title", "title")];

    /// <summary>What an address says where something is asked for.</summary>
    public const string Yes = "yes";

    public string? Strand { get; init; }

    public string? Status { get; init; }

    public string? Kind { get; init; }

    public string? Tag { get; init; }

    /// <summary>Only those that somebody can begin with at once.</summary>
    public bool HasToy { get; init; }

    /// <summary>Only those on which theories compete.</summary>
    public bool HasRivals { get; init; }

    /// <summary>Only those on which a theory has failed.</summary>
    public bool HasFailures { get; init; }

    public string Sort { get; init; } = Orders[0].Key;

    /// <summary>The same as an address.</summary>
    public ListState State => new("/problems",
    [
        new("strand", Strand), new("status", Status), new("kind", Kind), new("tag", Tag),
        new("toy", HasToy ? Yes : null), new("rivals", HasRivals ? Yes : null), new("failures", HasFailures ? Yes : null),
        new("sort", Sort == Orders[0].Key ? null : Sort),
    ]);

    /// <summary>What is chosen, each with the words for it.</summary>
    public IEnumerable<(string Name, string Words)> Chosen()
    {
        if (TitleOf(Strands, Strand) is { } strand)
            yield return ("strand", strand);
        if (TitleOf(Statuses, Status) is { } status)
            yield return ("status", status);
        if (TitleOf(Kinds, Kind) is { } kind)
            yield return ("kind", kind);
        if (Tag is not null)
            yield return ("tag", $"“{Tag}”");
        if (HasToy)
            yield return ("toy", "has a toy");
        if (HasRivals)
            yield return ("rivals", "has rivals");
        if (HasFailures)
            yield return ("failures", "has failures");
    }

    /// <summary>Reads an address. What it does not know it leaves out, and says so.</summary>
    /// <param name="read">The value of a name; null or empty for none.</param>
    /// <param name="tags">The tags that there are.</param>
    /// <param name="unknown">Takes a sentence for every value that means nothing.</param>
    public static ProblemQuery Read(Func<string, string?> read, IReadOnlySet<string> tags, Action<string> unknown)
    {
        return new ProblemQuery
        {
            Strand = OneOf("strand", Strands.Select(value => value.Key)),
            Status = OneOf("status", Statuses.Select(value => value.Key)),
            Kind = OneOf("kind", Kinds.Select(value => value.Key)),
            Tag = OneOf("tag", tags),
            HasToy = OneOf("toy", [Yes]) is not null,
            HasRivals = OneOf("rivals", [Yes]) is not null,
            HasFailures = OneOf("failures", [Yes]) is not null,
            Sort = OneOf("sort", Orders.Select(order => order.Key)) ?? Orders[0].Key,
        };

        string? OneOf(string name, IEnumerable<string> keys) => ListState.OneOf(name, read, keys, unknown);
    }

    /// <summary>The problems it asks for, in its order.</summary>
    public IReadOnlyList<ListedProblem> Apply(IReadOnlyList<ListedProblem> all)
    {
        var kept = all.Where(Matches);
        return
        [
            .. Sort switch
            {
                "need" => ListedProblem.ByNeed(kept),
                "results" => kept.OrderByDescending(listed => listed.Count.InAll).ThenBy(listed => listed.Problem.Title, StringComparer.Ordinal),
                "newest" => kept.OrderByDescending(listed => listed.Count.NewestAt ?? DateTimeOffset.MinValue).ThenBy(listed => listed.Problem.Title, StringComparer.Ordinal),
                "title" => kept.OrderBy(listed => listed.Problem.Title, StringComparer.Ordinal),
                _ => kept,
            },
        ];
    }

    /// <summary>What each property can be narrowed to, with what would remain.</summary>
    public IReadOnlyList<Facet> Facets(IReadOnlyList<ListedProblem> all) =>
    [
        Facet.Of("strand", "Strand", Strand, Strands, key => Count(all, this with { Strand = key })),
        Facet.Of("status", "Status", Status, Statuses, key => Count(all, this with { Status = key })),
        Facet.Of("kind", "Kind", Kind, Kinds, key => Count(all, this with { Kind = key })),
        Facet.Of("tag", "Tag", Tag, TagsOf(all).Select(tag => (tag, tag)), key => Count(all, this with { Tag = key })),
    ];

    /// <summary>What can be asked for besides, each with how many would remain.</summary>
    public IReadOnlyList<Facet> Ticks(IReadOnlyList<ListedProblem> all) =>
    [
        Tick("toy", "has a toy", HasToy, this with { HasToy = true }, all),
        Tick("rivals", "has rivals", HasRivals, this with { HasRivals = true }, all),
        Tick("failures", "has failures", HasFailures, this with { HasFailures = true }, all),
    ];

    /// <summary>Every tag, in order.</summary>
    public static IEnumerable<string> TagsOf(IEnumerable<ListedProblem> all) =>
        all.SelectMany(listed => listed.Problem.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Key, string Title)> Strands => Enum.GetValues<Strand>().Select(strand => (strand.Key, strand.Title));

    private static IEnumerable<(string Key, string Title)> Statuses => Enum.GetValues<ProblemStatus>().Select(status => (status.Key, status.Title));

    private static IEnumerable<(string Key, string Title)> Kinds => Enum.GetValues<ProblemKind>().Select(kind => (kind.Key, kind.Title));

    private static string? TitleOf(IEnumerable<(string Key, string Title)> values, string? key) =>
        key is null ? null : values.FirstOrDefault(value => value.Key == key).Title;

    private static Facet Tick(string name, string words, bool isChosen, ProblemQuery with, IReadOnlyList<ListedProblem> all) =>
        new(name, words, isChosen ? Yes : null, [new FacetValue(Yes, words, Count(all, with))]);

    private static int Count(IReadOnlyList<ListedProblem> all, ProblemQuery query) => all.Count(query.Matches);

    private bool Matches(ListedProblem listed) =>
        (Strand is null || listed.Problem.Strand.Key == Strand)
        && (Status is null || listed.Status.Key == Status)
        && (Kind is null || listed.Problem.Kind.Key == Kind)
        && (Tag is null || listed.Problem.Tags.Contains(Tag))
        && (!HasToy || listed.Problem.Toys.Count > 0)
        && (!HasRivals || listed.HasRivals)
        && (!HasFailures || listed.Count.Fails > 0);
}
