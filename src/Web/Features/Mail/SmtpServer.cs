using System.Net;

namespace LearningMechanics.Web.Features.Mail;

/// <summary>A server that takes mail, as <c>LM_SMTP</c> names it.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Credentials">How the site signs in there; null where it need not.</param>
public sealed record SmtpServer(string Host, int Port, NetworkCredential? Credentials)
{
    private const int SubmissionPort = 587;

    /// <summary>Passwords and links cross the network only encrypted; on this machine there is no network.</summary>
    public bool IsEncrypted => !(Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address)));

    public static SmtpServer? Read(string? given, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(given))
            return null;
        if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address is { Scheme: "smtp", Host.Length: > 0 })
            return new SmtpServer(address.Host, address.Port > 0 ? address.Port : SubmissionPort, CredentialsOf(address));

        // Not repeated: a password may stand in it.
        mistakes.Add("LM_SMTP: must be the address of a mail server such as smtp://name:password@mail.example.org:587 (characters like @ and : within the password written as %40 and %3A).");
        return null;
    }

    private static NetworkCredential? CredentialsOf(Uri address) => address.UserInfo.Split(':', 2) switch
    {
        [{ Length: > 0 } name, var password] => new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password)),
        _ => null,
    };
}
