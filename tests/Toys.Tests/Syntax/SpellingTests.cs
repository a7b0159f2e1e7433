using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("widht", "width")]
    [InlineData("Width", "width")]
    [InlineData("wdth", "width")]
    [InlineData("eigenvaleu", "eigenvalue")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    [InlineData("q", null)]
    public void Nearest_OfAMisspelling_IsTheWordMeant(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["depth", "width", "eigenvalue", "b"]));

    [Fact]
    public void Nearest_AmongEquals_PrefersTheSameFirstLetter() =>
        Assert.Equal("tan", Spelling.Nearest("tam", ["ram", "tan", "sam"]));

    [Fact]
    public void Suggestion_WithoutANearWord_IsEmpty()
    {
        Assert.Equal("", Spelling.Suggestion("zzzzz", ["width"]));
        Assert.Equal("; did you mean `width`?", Spelling.Suggestion("widh", ["width"]));
    }

    [Fact]
    public void SuggestionOrAll_WithoutANearWord_NamesWhatThereIs()
    {
        Assert.Equal("; did you mean `width`?", Spelling.SuggestionOrAll("widh", ["width", "depth"]));
        Assert.Equal("; there are `width`, `depth`", Spelling.SuggestionOrAll("zzzzz", ["width", "depth"]));
        Assert.Equal("; there is only `width`", Spelling.SuggestionOrAll("zzzzz", ["width"]));
        Assert.Equal("", Spelling.SuggestionOrAll("zzzzz", []));
        Assert.EndsWith("`p12`, …", Spelling.SuggestionOrAll("zzzzz", [.. Enumerable.Range(1, 13).Select(i => $"p{i}")]));
    }
}
