using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Content;

/// <summary>A page of the site's own: about, the language, the rules.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Summary">One sentence of plain text.</param>
/// <param name="Text">Its text, rendered.</param>
public sealed record StandingPage(string Slug, string Title, string Summary, RenderedMarkdown Text)
{
    /// <summary>Its text, safe to put into a page.</summary>
    public string Html => Text.Html;

    /// <summary>Its headings, in order.</summary>
    public IReadOnlyList<MarkdownHeading> Headings => Text.Headings;
}
