using LearningMechanics.Web.Content.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace LearningMechanics.Web.Content.Markdown;

internal sealed class InlineFormulaRenderer(TexRenderer tex, List<MarkdownFlaw> flaws) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula)
    {
        // Two dollars within a line: a formula of its own, though it stands in a paragraph.
        var display = formula.DelimiterCount > 1;
        Formula.Write(renderer, tex, formula.Content.ToString(), display, formula.Line + 1, flaws);
    }
}

internal sealed class DisplayFormulaRenderer(TexRenderer tex, List<MarkdownFlaw> flaws) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock formula)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"formula\">");
        Formula.Write(renderer, tex, formula.Lines.ToString(), isDisplay: true, formula.Line + 1, flaws);
        renderer.WriteLine("</div>");
    }
}

file static class Formula
{
    public static void Write(HtmlRenderer renderer, TexRenderer tex, string source, bool isDisplay, int line, List<MarkdownFlaw> flaws)
    {
        switch (tex.Render(source, isDisplay))
        {
            case TexOutcome.Rendered(var html):
                renderer.Write(html);
                break;
            case TexOutcome.Refused(var why):
                flaws.Add(new MarkdownFlaw(line, $"the formula '{Shortened(source)}' cannot be set: {why}"));
                renderer.Write("<code class=\"flawed-formula\" title=\"").WriteEscape(why).Write("\">").WriteEscape(source).Write("</code>");
                break;
        }
    }

    private static string Shortened(string source) =>
        source.ReplaceLineEndings(" ").Trim() is { Length: > 60 } longer ? longer[..57] + "..." : source.ReplaceLineEndings(" ").Trim();
}
