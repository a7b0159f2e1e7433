using LearningMechanics.Domain;
using LearningMechanics.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace LearningMechanics.Web.Tests.Hosting;

public sealed class SiteOptionsTests
{
    [Fact]
    public void Read_NothingSet_IsASiteOnThisMachine()
    {
        var options = Read();

        Assert.True(options.IsLocal);
        Assert.Null(options.Smtp);
        Assert.Equal("noreply@localhost", options.MailSender);
    }

    [Fact]
    public void Read_AnAddress_NamesTheSenderToo() =>
        Assert.Equal("noreply@theory.example.org", Read(("LM_URL", "https://theory.example.org")).MailSender);

    [Theory]
    [InlineData("LM_URL", "theory.example.org")]
    [InlineData("LM_URL", "https://theory.example.org/lm")]
    [InlineData("LM_URL", "ftp://theory.example.org")]
    [InlineData("LM_SMTP", "mail.example.org:587")]
    [InlineData("LM_MAIL_FROM", "nobody in particular")]
    public void Read_SettingThatMakesNoSense_IsNamed(string name, string value) =>
        Assert.StartsWith(name, Assert.Throws<StartRefusedException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralMistakes_ListsThemAll() => Assert.Equal(
        3, Assert.Throws<StartRefusedException>(() => Read(("LM_PORT", "http"), ("LM_URL", "x"), ("LM_SMTP", "y"))).Message.Split('\n').Length);

    private static SiteOptions Read(params (string Name, string Value)[] settings) => SiteOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
}
