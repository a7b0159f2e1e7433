using System.Text.RegularExpressions;
using LearningMechanics.Web.Content.Formulas;
using LearningMechanics.Web.Content.Markdown;

namespace LearningMechanics.Web.Tests.Content.Markdown;

public sealed class MarkdownRendererTests : IDisposable
{
    private readonly TexRenderer _tex = new();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)> text")]
    [InlineData("<!-- <svg onload=alert(1)> -->")]
    public void Render_RawHtml_IsShownAsText(string text)
    {
        var html = Render(text).Html;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#9;script:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("<javascript:alert(1)>")]
    public void Render_LinkOfAForbiddenScheme_StandsWithoutLink(string text)
    {
        var rendered = Render(text);

        Assert.DoesNotContain("<a", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("leads nowhere allowed", Assert.Single(rendered.Flaws).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](https://example.org/a)", "href=\"https://example.org/a\"")]
    [InlineData("[x](/problems/catapult)", "href=\"/problems/catapult\"")]
    [InlineData("[x](arXiv:2103.00065)", "href=\"https://arxiv.org/abs/2103.00065\"")]
    [InlineData("[x](#statement)", "href=\"#statement\"")]
    public void Render_AllowedLink_IsKept(string text, string expected)
    {
        var rendered = Render(text);

        Assert.Contains(expected, rendered.Html, StringComparison.Ordinal);
        Assert.Empty(rendered.Flaws);
    }

    [Fact]
    public void Render_RemoteImage_IsALinkAndAFlaw()
    {
        var rendered = Render("![beacon](https://evil.example/x.png)");

        Assert.DoesNotContain("<img", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("is not loaded", Assert.Single(rendered.Flaws).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('>')]
    [InlineData('*')]
    [InlineData('(')]
    public void Render_HundredThousandOpeners_AreRefused(char opener) =>
        Assert.Single(Render(new string(opener, 100_000)).Flaws);

    [Fact]
    public void Render_ListTenThousandDeep_IsRefused()
    {
        var text = string.Join('\n', Enumerable.Range(0, 600).Select(depth => new string(' ', 2 * depth) + "- x"));

        Assert.Contains("nested", Assert.Single(Render(text).Flaws).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TwoMegabytes_AreRefused() =>
        Assert.Contains("characters", Assert.Single(Render(new string('a', 2 << 20)).Flaws).Message, StringComparison.Ordinal);

    [Fact]
    public void Render_TenThousandCells_AreRefused()
    {
        var row = string.Concat(Enumerable.Repeat("|x", 100)) + "|\n";
        Assert.Contains("cells", Assert.Single(Render(string.Concat(Enumerable.Repeat(row, 100))).Flaws).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Rule_IsNotMistakenForNesting() => Assert.Empty(Render("above\n\n" + new string('-', 80) + "\n\nbelow").Flaws);

    [Fact]
    public void Render_Formula_IsHtmlAndMathMl()
    {
        var rendered = Render("As $2/\\eta$, so\n\n$$\nx^2\n$$\n");

        Assert.Empty(rendered.Flaws);
        Assert.Equal(2, rendered.Html.Split("<math").Length - 1);
        Assert.Contains("<span class=\"unbroken\">", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"formula\">", rendered.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WrongFormula_KeepsItsSourceAndNamesItsLine()
    {
        var rendered = Render("fine\n\nwrong: $\\nosuchthing<b>$");

        Assert.Contains("<code class=\"flawed-formula\"", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", rendered.Html, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(rendered.Flaws).Line);
    }

    [Fact]
    public void Render_Footnote_StandsWhereItIsCalled()
    {
        var html = Render("A claim.[^1] More.\n\n[^1]: With a *note*.").Html;

        Assert.Contains("claim.<sup class=\"note-mark\">1</sup><span class=\"note\" role=\"note\"><sup>1</sup> With a <em>note</em>.</span>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("footnote", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_OfAPage_AreNumberedOnAndKnowEachOther()
    {
        var pieces = Pieces(
            "### One *thing*\n\n$$\nx \\label{first}\n$$\n\nA note.[^1] Again.[^1]\n\n[^1]: Here.",
            "$$\ny\n$$\n\nBy [](#eq-first) and [that](#eq-2).[^1]\n\n[^1]: There.\n\n**Claim.** So it is.");

        Assert.Contains("<h3 id=\"one-thing\">One <em>thing</em> <a class=\"permalink\" href=\"#one-thing\"", pieces[0].Html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"formula numbered\" id=\"eq-first\">", pieces[0].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("label{", pieces[0].Html, StringComparison.Ordinal);
        Assert.Contains("id=\"eq-2\"", pieces[1].Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#eq-first\">(1)</a><span class=\"card\" aria-hidden=\"true\"><span class=\"katex-display\">", pieces[1].Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#eq-2\">that</a>", pieces[1].Html, StringComparison.Ordinal);
        Assert.Contains("<p id=\"claim-1\" class=\"claim\">", pieces[1].Html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(pieces[0].Html, "id=\"note-1\""));
        Assert.Equal(2, Regex.Count(pieces[0].Html, "href=\"#note-1\""));
        Assert.Contains("id=\"note-2\"", pieces[1].Html, StringComparison.Ordinal);
        Assert.Equal(["one-thing", "eq-first"], pieces[0].Anchors.Select(anchor => anchor.Name));
    }

    [Fact]
    public void Link_ToAWorkOfThePage_ShowsItsTitle()
    {
        var html = Pieces("By [Cohen](arXiv:2103.00065), not [others](arXiv:2003.02218).")[0].Html;

        Assert.Contains("rel=\"noopener nofollow ugc\">Cohen</a><span class=\"card\" role=\"note\">Cohen &amp; Li (2021). Edges <a href=\"https://arxiv.org/abs/2103.00065\" rel=\"noopener\">arXiv:2103.00065</a></span>", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "class=\"card\""));
    }

    [Fact]
    public void Text_OfAStranger_TakesNoAddressOfThePage()
    {
        var html = new MarkdownRenderer(_tex).Render("## Results\n\n## Results\n\n[there](#results) $$x$$[^1]\n\n[^1]: Note.", MarkdownFrame.Discussion).Html;

        Assert.Equal(["text-results", "text-results-2", "text-note-1-mark", "text-note-1"], Regex.Matches(html, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("<a href=\"#text-results\">there</a>", html, StringComparison.Ordinal);
    }

    public void Dispose() => _tex.Dispose();

    private IReadOnlyList<RenderedMarkdown> Pieces(params string[] pieces) => new MarkdownRenderer(_tex).RenderPieces(
        pieces, new MarkdownFrame { References = [new("arXiv:2103.00065", "Cohen & Li (2021). Edges")] });

    private RenderedMarkdown Render(string text) => new MarkdownRenderer(_tex).Render(text);
}
