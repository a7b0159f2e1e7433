using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Tests.People;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("four unrelated words")]
    [InlineData("kdj3-29xk-qpw")]
    [InlineData("η = 2/λ but slower")]
    [InlineData("aaabbbcccddd e")]
    public void Objection_GoodPassword_HasNone(string password) => Assert.Null(PasswordRule.Objection(password, "ada@example.org", "ada-l"));

    [Theory]
    [InlineData("", "at least 10")]
    [InlineData("ninechars", "at least 10")]
    [InlineData("password123", "first that anyone")]
    [InlineData("Password123!", "first that anyone")]
    [InlineData("qwertyuiop", "first that anyone")]
    [InlineData("1234567890", "first that anyone")]
    [InlineData("9876543210", "first that anyone")]
    [InlineData("abcdefghijk", "first that anyone")]
    [InlineData("aaaaaaaaaaaa", "first that anyone")]
    [InlineData("abababababab", "first that anyone")]
    [InlineData("learningmechanics", "first that anyone")]
    [InlineData("ada@example.org", "your own name")]
    [InlineData("ada-lovelace1", "your own name")]
    [InlineData("Ada-Lovelace!", "your own name")]
    public void Objection_WeakPassword_SaysWhy(string password, string sentence) =>
        Assert.Contains(sentence, PasswordRule.Objection(password, "ada@example.org", "ada-lovelace"));

    [Fact]
    public void Objection_TwoHundredAndOneCharacters_IsTooLong()
    {
        var words = string.Concat(Enumerable.Repeat("ab cd ef g", 20));
        Assert.Null(PasswordRule.Objection(words));
        Assert.Contains("at most 200", PasswordRule.Objection(words + "h"));
    }
}
