using LearningMechanics.Storage.Mail;
using LearningMechanics.Testing;
using LearningMechanics.Web.Features.Mail;
using LearningMechanics.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace LearningMechanics.Web.Tests.Features.Mail;

public sealed class MailboxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lm-mail-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Send_WithoutAServer_LeavesAPlainFile()
    {
        var mailbox = MailboxWith();

        await mailbox.SendAsync("ada@example.org", "η is too large", "Look here:\n\nhttp://127.0.0.1/account", default);

        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(mailbox.Folder!)));
        Assert.Contains("To: ada@example.org\nSubject: η is too large\n", mail);
        Assert.EndsWith("\n\nLook here:\n\nhttp://127.0.0.1/account\n", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ManyAtOneMoment_LeavesThemInOrder()
    {
        var mailbox = MailboxWith();
        for (var i = 0; i < 12; i++)
            await mailbox.SendAsync("ada@example.org", $"number {i}", "text", default);

        var subjects = Directory.GetFiles(mailbox.Folder!).Order(StringComparer.Ordinal).Select(path => File.ReadLines(path).First(line => line.StartsWith("Subject", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"Subject: number {i}"), subjects);
    }

    [Fact]
    public async Task Send_ToAServer_HandsTheMailOver()
    {
        using var office = new PostOffice();
        var mailbox = MailboxWith(("LM_SMTP", $"smtp://127.0.0.1:{office.Port}"), ("LM_MAIL_FROM", "site@example.org"));

        await mailbox.SendAsync("ada@example.org", "Hello", "η = 2/λ", default);

        Assert.Null(mailbox.Folder);
        var letter = await office.Letter;
        Assert.Contains("From: site@example.org", letter);
        Assert.Contains("To: ada@example.org", letter);
        Assert.Contains("Auto-Submitted: auto-generated", letter);
        Assert.Contains("=CE=B7 =3D 2/=CE=BB", letter);
    }

    [Fact]
    public async Task Send_ToAServerThatTakesNobody_SaysSo()
    {
        using var office = new PostOffice(takesNobody: true);
        var mailbox = MailboxWith(("LM_SMTP", $"smtp://127.0.0.1:{office.Port}"));

        var refusal = await Assert.ThrowsAsync<MailRefusedException>(() => mailbox.SendAsync("ada@example.org", "Hello", "text", default));

        Assert.Contains("nobody of that name", refusal.Message);
    }

    [Fact]
    public async Task Send_ToNoServerAtAll_SaysSo()
    {
        var mailbox = MailboxWith(("LM_SMTP", "smtp://127.0.0.1:1"));

        await Assert.ThrowsAsync<MailRefusedException>(() => mailbox.SendAsync("ada@example.org", "Hello", "text", default));
    }

    [Fact]
    public async Task Send_IntoAFolderThatCannotBeMade_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "mail"), "in the way");

        await Assert.ThrowsAsync<MailRefusedException>(() => MailboxWith().SendAsync("ada@example.org", "Hello", "text", default));
    }

    private Mailbox MailboxWith(params (string Name, string Value)[] settings) => new(
        SiteOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("LM_DATA", folder)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2))).Build()),
        new FakeClock());
}
