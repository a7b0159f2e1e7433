using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Components;

/// <summary>A line of a page's table of contents.</summary>
/// <param name="Anchor">The place.</param>
/// <param name="Title">Its heading.</param>
public sealed record ContentsEntry(string Anchor, string Title)
{
    /// <summary>The headings of the second level, which are what a text is divided into.</summary>
    public static IEnumerable<ContentsEntry> Of(IEnumerable<MarkdownHeading> headings) =>
        headings.Where(heading => heading.Level == 2).Select(heading => new ContentsEntry(heading.Anchor, heading.Text));
}
