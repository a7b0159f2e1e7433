using LearningMechanics.Web.Features.Search;

namespace LearningMechanics.Web.Tests.Features.Search;

public sealed class VocabularyTests
{
    private static readonly string[] Words = ["sharpness", "eigenlearning", "kernel", "kernels", "lambda", "ridge", "2103p00065", "curvature", "edge"];

    [Theory]
    [InlineData("eigenlerning", "eigenlearning")]
    [InlineData("sharpnness", "sharpness")]
    [InlineData("shaprness", "sharpness")]
    [InlineData("curvatrue", "curvature")]
    [InlineData("lamda", "lambda")]
    [InlineData("kernle", "kernel")]
    [InlineData("rigde", "ridge")]
    public void Nearest_AMistypedWord_IsTheOneThatWasMeant(string typed, string meant) =>
        Assert.Equal(meant, Vocabulary.Nearest(typed, Words).Keys.First());

    [Theory]
    [InlineData("edg")]
    [InlineData("2103p00066")]
    [InlineData("zzzzzzzz")]
    [InlineData("a")]
    public void Nearest_ShortWordsNumbersAndNonsense_IsNothing(string typed) => Assert.Empty(Vocabulary.Nearest(typed, Words));

    [Theory]
    [InlineData("abcd", "abcd", 0)]
    [InlineData("abcd", "abdc", 1)]
    [InlineData("abcd", "abxd", 1)]
    [InlineData("abcd", "abc", 1)]
    [InlineData("", "ab", 2)]
    [InlineData("abcdefgh", "hgfedcba", 3)]
    public void Distance_IsCountedAsFarAsItMatters(string a, string b, int expected) => Assert.Equal(expected, Vocabulary.Distance(a, b, 2));
}
