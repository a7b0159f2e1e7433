using LearningMechanics.Web.Features.Mail;

namespace LearningMechanics.Web.Tests.Features.Mail;

public sealed class SmtpServerTests
{
    [Fact]
    public void Read_WholeAddress_ReadsEveryPart()
    {
        var server = SmtpServer.Read("smtp://site%40example.org:p%3Aw%40rd@mail.example.org:2525", []);

        Assert.Equal(("mail.example.org", 2525, true), (server?.Host, server?.Port, server?.IsEncrypted));
        Assert.Equal(("site@example.org", "p:w@rd"), (server?.Credentials?.UserName, server?.Credentials?.Password));
    }

    [Fact]
    public void Read_HostAlone_TakesTheSubmissionPort() => Assert.Equal(587, SmtpServer.Read("smtp://mail.example.org", [])?.Port);

    [Theory]
    [InlineData("smtp://localhost:25", false)]
    [InlineData("smtp://127.0.0.1:25", false)]
    [InlineData("smtp://10.0.0.1:25", true)]
    public void IsEncrypted_OnlyThisMachineIsSpared(string given, bool isEncrypted) => Assert.Equal(isEncrypted, SmtpServer.Read(given, [])?.IsEncrypted);

    [Theory]
    [InlineData("mail.example.org")]
    [InlineData("http://mail.example.org")]
    [InlineData("smtp://name:secret@")]
    public void Read_SomethingElse_SaysWhatIsWantedAndKeepsThePassword(string given)
    {
        var mistakes = new List<string>();

        Assert.Null(SmtpServer.Read(given, mistakes));
        Assert.Contains("must be the address of a mail server", Assert.Single(mistakes));
        Assert.DoesNotContain("secret", mistakes[0]);
    }

    [Fact]
    public void Read_Nothing_IsNoMistake()
    {
        var mistakes = new List<string>();
        Assert.Null(SmtpServer.Read(null, mistakes));
        Assert.Empty(mistakes);
    }
}
