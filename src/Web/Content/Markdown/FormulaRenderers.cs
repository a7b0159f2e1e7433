using LearningMechanics.Web.Content.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace LearningMechanics.Web.Content.Markdown;

internal sealed class InlineFormulaRenderer(TexRenderer tex, List<MarkdownFlaw> flaws) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula)
    {
        // Two dollars within a line: a formula of its own, though it stands in a paragraph.
        var display = formula.DelimiterCount > 1;
        var punctuation = display ? "" : TakeFollowingPunctuation(formula);
        if (punctuation.Length > 0)
            renderer.Write("<span class=\"unbroken\">");
        Formula.Write(renderer, tex, formula.Content.ToString(), display, formula.Line + 1, flaws);
        if (punctuation.Length > 0)
            renderer.WriteEscape(punctuation).Write("</span>");
    }

    /// <summary>Browsers may break a line between a formula and its comma; what is taken here is written beside it.</summary>
    private static string TakeFollowingPunctuation(MathInline formula)
    {
        if (formula.NextSibling is not LiteralInline next)
            return "";
        var text = next.Content.ToString();
        var length = text.Length - text.TrimStart('.', ',', ';', ':', '!', '?', ')').Length;
        next.Content = new StringSlice(text[length..]);
        return text[..length];
    }
}

internal sealed class DisplayFormulaRenderer(TexRenderer tex, TextPlaces places, List<MarkdownFlaw> flaws) : HtmlObjectRenderer<MathBlock>
{
    /// <summary>A formula once more, where it is cited; nothing where it cannot be set.</summary>
    public static string Still(TexRenderer tex, NumberedFormula formula) =>
        tex.Render(formula.Source, isDisplay: true) is TexOutcome.Rendered(var html) ? html : "";

    protected override void Write(HtmlRenderer renderer, MathBlock formula)
    {
        renderer.EnsureLine();
        if (places.Of(formula) is not { } numbered)
        {
            renderer.Write("<div class=\"formula\">");
            Formula.Write(renderer, tex, formula.Lines.ToString(), isDisplay: true, formula.Line + 1, flaws);
            renderer.WriteLine("</div>");
            return;
        }

        renderer.Write($"<div class=\"formula numbered\" id=\"{numbered.Anchor}\"><div class=\"formula-lines\">");
        Formula.Write(renderer, tex, numbered.Source, isDisplay: true, formula.Line + 1, flaws);
        renderer.WriteLine($"</div><a class=\"formula-number\" href=\"#{numbered.Anchor}\" aria-label=\"Link to formula {numbered.Number}\">({numbered.Number})</a></div>");
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
