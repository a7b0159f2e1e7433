using LearningMechanics.Web.Content.Formulas;

namespace LearningMechanics.Web.Tests.Content.Formulas;

public sealed class TexRendererTests : IDisposable
{
    private readonly TexRenderer _tex = new();

    [Fact]
    public void Render_Fraction_HasBothForms()
    {
        var html = Assert.IsType<TexOutcome.Rendered>(_tex.Render(@"\frac{a}{b}", isDisplay: true)).Html;

        Assert.Contains("<mfrac>", html, StringComparison.Ordinal);
        Assert.Contains("katex-html", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\def\a{\a\a}\a")]
    [InlineData(@"\edef\a{\a\a}\a")]
    [InlineData(@"\nosuchcommand")]
    [InlineData(@"\frac{1}")]
    public void Render_LoopOrMistake_IsRefusedWithAReason(string tex) =>
        Assert.NotEmpty(Assert.IsType<TexOutcome.Refused>(_tex.Render(tex, isDisplay: false)).Why);

    [Fact]
    public void Render_DeepBraces_AreRefusedAndTheNextFormulaIsSet()
    {
        Assert.IsType<TexOutcome.Refused>(_tex.Render(new string('{', 900) + new string('}', 900), isDisplay: false));
        Assert.IsType<TexOutcome.Rendered>(_tex.Render("x", isDisplay: false));
    }

    [Fact]
    public void Render_TooLong_IsRefusedUnread() =>
        Assert.Contains("2000", Assert.IsType<TexOutcome.Refused>(_tex.Render(new string('x', 2_001), isDisplay: false)).Why, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\href{javascript:alert(1)}{x}")]
    [InlineData(@"\includegraphics{https://evil.example/x.png}")]
    [InlineData(@"\htmlData{x=1}{y}")]
    [InlineData(@"\text{<script>alert(1)</script>}")]
    public void Render_CommandsThatReachOut_ReachNothing(string tex)
    {
        if (_tex.Render(tex, isDisplay: false) is not TexOutcome.Rendered(var html))
            return;
        Assert.DoesNotContain("href=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_HugeRule_IsClamped()
    {
        var html = Assert.IsType<TexOutcome.Rendered>(_tex.Render(@"\rule{999em}{999em}", isDisplay: false)).Html;

        Assert.DoesNotContain("999em;", html, StringComparison.Ordinal);
    }

    public void Dispose() => _tex.Dispose();
}
