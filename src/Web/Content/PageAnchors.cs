using LearningMechanics.Domain;

namespace LearningMechanics.Web.Content;

/// <summary>Places within pages that do not come from their texts.</summary>
public static class PageAnchors
{
    public const string Content = "content";
    public const string Results = "results";
    public const string Experiments = "experiments";
    public const string Failures = "failures";
    public const string Rivals = "rivals";
    public const string Status = "status";
    public const string References = "references";
    public const string Related = "related";
    public const string Run = "run";
    public const string NewestRun = "newest-run";
    public const string Source = "source";
    public const string BearsOn = "bears-on";

    /// <summary>A toy under a problem.</summary>
    public static string Of(ToySlug toy) => $"toy-{toy}";

    /// <summary>A source in a page's list of references.</summary>
    public static string Of(Reference reference) => reference.Id;

    /// <summary>Whether a page has such a place, whatever its text says.</summary>
    /// <param name="address">Of the page.</param>
    /// <param name="anchor">What stands after the <c>#</c>.</param>
    public static bool IsOn(string address, string anchor) =>
        anchor == Content
        || (address.StartsWith("/problems/", StringComparison.Ordinal)
            && (anchor is Experiments or Results or Failures or Rivals or Status or References or Related
                || anchor.StartsWith("toy-", StringComparison.Ordinal) || Reference.IsId(anchor)))
        || (address.StartsWith("/toys/", StringComparison.Ordinal) && anchor is Run or NewestRun or Source or BearsOn);
}
