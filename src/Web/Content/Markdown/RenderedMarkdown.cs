namespace LearningMechanics.Web.Content.Markdown;

/// <summary>What came of a text.</summary>
/// <param name="Html">Safe to put into a page, whatever the text was; empty if the text was refused whole.</param>
/// <param name="Flaws">What is wrong with it: shown in place where it can be, and always listed here.</param>
public sealed record RenderedMarkdown(string Html, IReadOnlyList<MarkdownFlaw> Flaws);

/// <summary>One thing wrong with a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Message">What, and how to mend it.</param>
public sealed record MarkdownFlaw(int Line, string Message);
