using LearningMechanics.Web.Components;

namespace LearningMechanics.Web.Tests.Components;

public sealed class ToyHighlighterTests
{
    [Fact]
    public void Html_Statement_MarksItsParts() => Assert.Equal(
        "<span class=\"line\"><span class=\"toy-statement\">param</span> eta = <span class=\"toy-number\">0.2</span> <span class=\"toy-word\">in</span> "
        + "<span class=\"toy-number\">1e-6</span>..<span class=\"toy-number\">10</span> <span class=\"toy-word\">log</span> "
        + "<span class=\"toy-string\">&quot;rate&quot;</span> <span class=\"toy-comment\"># why</span></span>\n",
        ToyHighlighter.Html("param eta = 0.2 in 1e-6..10 log \"rate\" # why"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("toy \"</code><img src=x>\"")]
    [InlineData("# <b>")]
    public void Html_AnyText_HasNoMarkupOfItsOwn(string text)
    {
        var html = ToyHighlighter.Html(text).Replace("<span class=\"", "", StringComparison.Ordinal).Replace("</span>", "", StringComparison.Ordinal);

        Assert.DoesNotContain('<', html);
    }
}
