using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Sets a footnote where it is called: beside the line on a wide page, between the lines on a phone.</summary>
internal sealed class MarginNoteRenderer : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        if (link.IsBackLink)
            return;
        var number = link.Footnote.Order;
        renderer.Write($"<sup class=\"note-mark\">{number}</sup><span class=\"note\" role=\"note\"><sup>{number}</sup> ");
        // Inline content only: the note stands within a paragraph. A note within a note would never end.
        foreach (var paragraph in link.Footnote.OfType<ParagraphBlock>())
        {
            foreach (var inline in paragraph.Inline ?? [])
            {
                if (inline is not FootnoteLink)
                    renderer.Render(inline);
            }
        }

        renderer.Write("</span>");
    }
}

/// <summary>The notes stand where they are called, so none are listed at the end.</summary>
internal sealed class NoFootnoteListRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
    {
    }
}
