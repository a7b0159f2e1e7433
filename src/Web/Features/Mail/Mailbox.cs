using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Web.Hosting;

namespace LearningMechanics.Web.Features.Mail;

/// <summary>Hands mails over: to a mail server where one is named, else to a folder where whoever keeps the site finds them.</summary>
public sealed class Mailbox(SiteOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long left;

    /// <summary>Where mails lie instead of being sent; null where they are sent.</summary>
    public string? Folder => options.Smtp is null ? Path.Combine(options.DataFolder, "mail") : null;

    /// <exception cref="MailRefusedException">It could not be handed over this time.</exception>
    public async Task SendAsync(string address, string subject, string text, CancellationToken cancellationToken)
    {
        try
        {
            if (options.Smtp is { } server)
                await SendAsync(server, address, subject, text, cancellationToken);
            else
                await LeaveAsync(address, subject, text, cancellationToken);
        }
        catch (Exception e) when (e is SmtpException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new MailRefusedException(e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message, e);
        }
    }

    private async Task SendAsync(SmtpServer server, string address, string subject, string text, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(server.Host, server.Port)
        {
            EnableSsl = server.IsEncrypted,
            Credentials = server.Credentials,
        };
        using var mail = new MailMessage(options.MailSender, address, subject, text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        // Mail programs answer a machine's mail with "out of office" unless told not to.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailRefusedException($"{server.Host} did not take it within {Patience.TotalSeconds} s.");
        }
    }

    /// <summary>One file a mail, in the order in which they were sent, as plain as a mail can be: its links can be copied.</summary>
    private async Task LeaveAsync(string address, string subject, string text, CancellationToken cancellationToken)
    {
        var folder = Folder ?? throw new InvalidOperationException("There is a server.");
        // Who reads the links in there can take over accounts.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var now = clock.GetUtcNow();
        // Time puts them in order, the number does within one moment, and the rest keeps two processes apart.
        var name = $"{now:yyyyMMdd-HHmmss-fff}-{Interlocked.Increment(ref left):D6}-{Guid.NewGuid():N}.eml";
        var mail =
            $"""
             Date: {now:R}
             From: {options.MailSender}
             To: {address}
             Subject: {subject}
             MIME-Version: 1.0
             Content-Type: text/plain; charset=utf-8
             Content-Transfer-Encoding: 8bit

             {text.Trim()}

             """;
        // Whole or not at all: somebody may be watching the folder.
        var draft = Path.Combine(folder, $".{name}");
        await File.WriteAllTextAsync(draft, mail, cancellationToken);
        File.Move(draft, Path.Combine(folder, name));
    }
}
