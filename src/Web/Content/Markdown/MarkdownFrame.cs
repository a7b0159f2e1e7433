namespace LearningMechanics.Web.Content.Markdown;

/// <summary>What a text is told about the page around it.</summary>
public sealed record MarkdownFrame
{
    /// <summary>A text among others of its kind, none of which may take an address on the page.</summary>
    public static MarkdownFrame Bare { get; } = new() { HasPlaces = false };

    /// <summary>A stranger's text on a page that has addresses of its own.</summary>
    public static MarkdownFrame Discussion { get; } = new() { Prefix = "text-" };

    /// <summary>Whether headings, formulas, claims, figures and notes get addresses and numbers.</summary>
    public bool HasPlaces { get; init; } = true;

    /// <summary>Put before every address of the text.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the page lists as its sources: a link to one of them shows which work that is.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];
}
