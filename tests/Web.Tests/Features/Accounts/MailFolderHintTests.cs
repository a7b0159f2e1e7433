using Bunit;
using LearningMechanics.Testing;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Mail;
using LearningMechanics.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Accounts;

public sealed class MailFolderHintTests
{
    [Fact]
    public void Site_TriedOutOnOneMachine_TellsWhereItsMailsLie() => Assert.Contains("<code>/somewhere/mail</code>", Render());

    [Theory]
    [InlineData("LM_BIND", "0.0.0.0")]
    [InlineData("LM_URL", "https://theory.example.org")]
    [InlineData("LM_SMTP", "smtp://mail.example.org")]
    public void Site_ThatOthersReachOrThatSends_TellsNothing(string name, string value) => Assert.Empty(Render((name, value)).Trim());

    private static string Render(params (string Name, string Value)[] settings)
    {
        var options = SiteOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("LM_DATA", "/somewhere")).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2))).Build());
        using var context = new BunitContext();
        context.Services.AddSingleton(options).AddSingleton(new Mailbox(options, new FakeClock()));
        return context.Render<MailFolderHint>().Markup;
    }
}
