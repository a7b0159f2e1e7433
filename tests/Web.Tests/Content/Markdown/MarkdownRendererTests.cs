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

    public void Dispose() => _tex.Dispose();

    private RenderedMarkdown Render(string text) => new MarkdownRenderer(_tex).Render(text);
}
