using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Gives every heading of a text an address of its own, made from its words.</summary>
internal static class HeadingAnchors
{
    /// <param name="document">Takes the identifiers.</param>
    /// <param name="prefix">Put before each, so that a stranger's text cannot take a name that the page uses.</param>
    public static (List<MarkdownHeading> Headings, List<MarkdownAnchor> Anchors) Set(MarkdownDocument document, string prefix)
    {
        var (headings, anchors) = (new List<MarkdownHeading>(), new List<MarkdownAnchor>());
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var text = PlainText(heading.Inline);
            var name = prefix + MarkdownSections.Anchor(text);
            anchors.Add(new MarkdownAnchor(heading.Line + 1, name));
            var unique = Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : $"{name}-{i}").First(id => headings.All(other => other.Anchor != id));
            heading.GetAttributes().Id = unique;
            headings.Add(new MarkdownHeading(heading.Level, text, unique));
        }

        return (headings, anchors);
    }

    private static string PlainText(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                MathInline formula => formula.Content.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return text.ToString().Trim();
    }
}
