namespace LearningMechanics.Web.Content.Markdown;

/// <summary>What came of a text.</summary>
/// <param name="Html">Safe to put into a page, whatever the text was; empty if the text was refused whole.</param>
/// <param name="Flaws">What is wrong with it: shown in place where it can be, and always listed here.</param>
public sealed record RenderedMarkdown(string Html, IReadOnlyList<MarkdownFlaw> Flaws)
{
    /// <summary>Its headings, in order.</summary>
    public IReadOnlyList<MarkdownHeading> Headings { get; init; } = [];

    /// <summary>Its links, as written.</summary>
    public IReadOnlyList<MarkdownLink> Links { get; init; } = [];

    /// <summary>Where links can lead, as the author would name it: a name that stands twice is ambiguous.</summary>
    public IReadOnlyList<MarkdownAnchor> Anchors { get; init; } = [];
}

/// <summary>One thing wrong with a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Message">What, and how to mend it.</param>
public sealed record MarkdownFlaw(int Line, string Message);

/// <summary>A heading within a text.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Without markup.</param>
/// <param name="Anchor">What links point to; unique within the text.</param>
public sealed record MarkdownHeading(int Level, string Text, string Anchor);

/// <summary>A link of a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Target">Where it leads, as the author wrote it.</param>
public sealed record MarkdownLink(int Line, string Target);

/// <summary>A place of a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Name">What stands after the <c>#</c>.</param>
public sealed record MarkdownAnchor(int Line, string Name);
