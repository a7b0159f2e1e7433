using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Domain.Tests.Workers;

public sealed class WorkerTokenTests
{
    [Fact]
    public void Draw_ReadsBack_AndHashesAlike()
    {
        var token = WorkerToken.Draw();
        var read = WorkerToken.Parse(token.Reveal());

        Assert.Equal(token, read);
        Assert.Equal(token.Hash, read.Hash);
        Assert.NotEqual(token.Hash, WorkerToken.Draw().Hash);
    }

    [Fact]
    public void ToString_InALog_RevealsNothing()
    {
        var token = WorkerToken.Draw();
        Assert.Equal("lmw_…", $"{token}");
        Assert.DoesNotContain(token.Reveal()[4..], token.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("lmw_")]
    [InlineData("lmw_short")]
    [InlineData("lmx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("lmw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    public void TryParse_SomethingElse_IsRefused(string text) => Assert.False(WorkerToken.TryParse(text, null, out _));
}
