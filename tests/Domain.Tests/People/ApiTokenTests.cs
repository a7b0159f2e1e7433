using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Domain.Tests.People;

public sealed class ApiTokenTests
{
    [Fact]
    public void Draw_ReadsBackAndHashesAlike()
    {
        var token = ApiToken.Draw();

        Assert.StartsWith("lm_", token.Reveal(), StringComparison.Ordinal);
        Assert.Equal(token.Hash, ApiToken.Parse(token.Reveal()).Hash);
        Assert.NotEqual(token.Hash, ApiToken.Draw().Hash);
        Assert.Equal("lm_…", $"{token}");
    }

    [Fact]
    public void TryParse_TokenOfAWorker_IsAnotherKind()
    {
        Assert.False(ApiToken.TryParse(WorkerToken.Draw().Reveal(), null, out _));
        Assert.False(WorkerToken.TryParse(ApiToken.Draw().Reveal(), null, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("lm_")]
    [InlineData("lm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    public void TryParse_SomethingElse_IsRefusedWithoutRepeatingIt(string text)
    {
        Assert.False(ApiToken.TryParse(text, null, out _));
        Assert.Equal("This is not an API token: one begins with lm_ and is 46 characters long.", Assert.Throws<FormatException>(() => ApiToken.Parse(text)).Message);
    }

    [Fact]
    public void Scopes_ReadBackFromTheirWords()
    {
        foreach (var scope in Enum.GetValues<TokenScope>())
        {
            Assert.True(TokenScopes.TryRead(scope.Word, out var read));
            Assert.Equal(scope, read);
        }

        Assert.False(TokenScopes.TryRead("results:*", out _));
    }
}
