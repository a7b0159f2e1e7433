using System.Diagnostics;

namespace LearningMechanics.Web.Features.Search;

/// <summary>What can be found. A new kind of page is a new value here, and entries that have it.</summary>
public enum SearchKind
{
    Problem,
    Toy,
    Page,
    Result,
    Person,
}

/// <summary>How a kind is written.</summary>
public static class SearchKinds
{
    extension(SearchKind kind)
    {
        /// <summary>As addresses have it.</summary>
        public string Key => kind.ToString().ToLowerInvariant();

        public string Plural => kind switch
        {
            SearchKind.Problem => "problems",
            SearchKind.Toy => "toys",
            SearchKind.Page => "pages",
            SearchKind.Result => "results",
            SearchKind.Person => "people",
            _ => throw new UnreachableException(),
        };

        /// <summary>How much a kind counts beside others: a question goes before what was said about it.</summary>
        internal double Weight => kind switch
        {
            SearchKind.Problem => 1.15,
            SearchKind.Toy => 1,
            SearchKind.Page => 0.95,
            SearchKind.Result => 0.85,
            SearchKind.Person => 0.85,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Reads what an address has; null for all kinds.</summary>
    public static SearchKind? Of(string? key)
    {
        foreach (var kind in Enum.GetValues<SearchKind>())
        {
            if (kind.Key == key)
                return kind;
        }

        return null;
    }
}
