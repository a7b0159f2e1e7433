namespace LearningMechanics.Domain.Tests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("kernel-ridge")]
    [InlineData("2-over-eta")]
    [InlineData("a")]
    public void Parse_Slug_ReadsBack(string text) => Assert.Equal(text, ToySlug.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("Kernel")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a\0")]
    [InlineData("η")]
    public void TryParse_SomethingElse_IsRefused(string text)
    {
        Assert.False(ToySlug.TryParse(text, null, out _));
        Assert.False(ProblemSlug.TryParse(text, null, out _));
    }

    [Fact]
    public void Parse_SomethingElse_SaysWhatASlugIs() =>
        Assert.Equal(
            "'No Slug' is not a slug: write lower-case letters and digits, words joined by single dashes, at most 80 characters.",
            Assert.Throws<FormatException>(() => ProblemSlug.Parse("No Slug")).Message);

    [Fact]
    public void TryParse_EightyOneCharacters_IsTooLong()
    {
        Assert.True(ToySlug.TryParse(new string('a', 80), null, out _));
        Assert.False(ToySlug.TryParse(new string('a', 81), null, out _));
    }
}
