using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Sets a footnote where it is first called: beside the line on a wide page, between the lines on a phone.</summary>
internal sealed class MarginNoteRenderer(TextPlaces places) : HtmlObjectRenderer<FootnoteLink>
{
    private readonly HashSet<Footnote> _set = [];

    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        if (link.IsBackLink)
            return;
        var number = places.NumberOf(link.Footnote);
        var isFirst = _set.Add(link.Footnote);
        var id = $"{places.Prefix}note-{number}";
        if (!places.AreKept)
            renderer.Write($"<sup class=\"note-mark\">{number}</sup>");
        else
            renderer.Write($"<sup class=\"note-mark\"{(isFirst ? $" id=\"{id}-mark\"" : "")}><a href=\"#{id}\" aria-label=\"Note {number}\">{number}</a></sup>");
        if (!isFirst)
            return;
        renderer.Write(places.AreKept
            ? $"<span class=\"note\" role=\"note\" id=\"{id}\"><sup><a href=\"#{id}-mark\" aria-label=\"Back to where note {number} is called\">{number}</a></sup> "
            : $"<span class=\"note\" role=\"note\"><sup>{number}</sup> ");
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
