using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>A heading that can be linked to says so when it is pointed at.</summary>
internal sealed class PlacedHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        renderer.EnsureLine();
        renderer.Write($"<h{heading.Level}").WriteAttributes(heading).Write(">").WriteLeafInline(heading);
        if (heading.TryGetAttributes()?.Id is { } id)
            Permalink.Write(renderer, id, "this section");
        renderer.WriteLine($"</h{heading.Level}>");
    }
}

/// <summary>So do claims and figures; every other paragraph is as ever.</summary>
internal sealed class PlacedParagraphRenderer : HtmlObjectRenderer<ParagraphBlock>
{
    private readonly ParagraphRenderer _plain = new();

    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        if (paragraph.TryGetAttributes() is not { Id: { } id } attributes)
        {
            _plain.Write(renderer, paragraph);
            return;
        }

        var what = attributes.Classes?.Contains("figure") == true ? "this figure" : "this claim";
        renderer.EnsureLine();
        renderer.Write("<p").WriteAttributes(paragraph).Write(">").WriteLeafInline(paragraph);
        Permalink.Write(renderer, id, what);
        renderer.WriteLine("</p>");
    }
}

/// <summary>Text of fixed width may be wider than a phone: the keyboard can reach it and move it.</summary>
internal sealed class ReachableCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock code)
    {
        renderer.EnsureLine();
        renderer.Write("<pre tabindex=\"0\"><code").WriteAttributes(code).Write(">");
        renderer.WriteLeafRawLines(code, writeEndOfLines: true, escape: true);
        renderer.WriteLine("</code></pre>");
    }
}

/// <summary>A link to a work or a formula shows what it is when it is pointed at or reached by the keyboard.</summary>
internal sealed class CardedLinkRenderer(TextPlaces places, Func<NumberedFormula, string> set) : HtmlObjectRenderer<LinkInline>
{
    private readonly Markdig.Renderers.Html.Inlines.LinkInlineRenderer _plain = new();

    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!link.IsImage && places.FormulaAt(link.Url) is { } formula)
        {
            renderer.Write($"<span class=\"cited\"><a href=\"#{formula.Anchor}\">");
            if (link.FirstChild is null)
                renderer.Write($"({formula.Number})");
            renderer.WriteChildren(link);
            renderer.Write("</a><span class=\"card\" aria-hidden=\"true\">").Write(set(formula)).Write("</span></span>");
        }
        else if (!link.IsImage && places.ReferenceAt(link.Url) is { } reference)
        {
            renderer.Write("<span class=\"cited\">");
            _plain.Write(renderer, link);
            renderer.Write("<span class=\"card\" role=\"note\">").WriteEscape(reference.Text).Write(" <a href=\"").WriteEscapeUrl(reference.Url)
                .Write("\" rel=\"noopener\">").WriteEscape(reference.Id).Write("</a></span></span>");
        }
        else
        {
            link.Url = places.Own(link.Url) ?? link.Url;
            _plain.Write(renderer, link);
        }
    }
}

internal static class Permalink
{
    public static void Write(HtmlRenderer renderer, string id, string what) =>
        renderer.Write($" <a class=\"permalink\" href=\"#{id}\" aria-label=\"Link to {what}\">#</a>");
}
