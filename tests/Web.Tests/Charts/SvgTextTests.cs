using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Tests.Charts;

public sealed class SvgTextTests
{
    [Theory]
    [InlineData("a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;")]
    [InlineData("η\t𝜂\n", "η\t𝜂\n")]
    [InlineData("bell\u0007", "bell\uFFFD")]
    public void Text_Escaped_CannotLeaveItsPlace(string text, string escaped) => Assert.Equal(escaped, SvgText.Escape(text));
}
