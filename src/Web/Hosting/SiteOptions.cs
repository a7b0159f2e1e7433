using System.Net;
using LearningMechanics.Domain;
using LearningMechanics.Web.Features.Mail;

namespace LearningMechanics.Web.Hosting;

/// <summary>Everything about a site that its keeper decides. The rest are constants with a reason.</summary>
public sealed record SiteOptions
{
    private const int DefaultPort = 5080;

    /// <summary>Where the site keeps its database, tokens and logs (<c>LM_DATA</c>).</summary>
    public required string DataFolder { get; init; }

    /// <summary>The address it listens on (<c>LM_BIND</c>); this machine alone unless told otherwise.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port it listens on (<c>LM_PORT</c>); 0 takes any that is free.</summary>
    public required int Port { get; init; }

    /// <summary>A database of the keeper's own (<c>ConnectionStrings__LearningMechanics</c>); null for the private one.</summary>
    public required string? ConnectionString { get; init; }

    /// <summary>
    /// Where the world finds the site (<c>LM_URL</c>), for links in mails; null for where it listens. Never taken from a
    /// request: whoever sends one could have a mail point to a site of their own.
    /// </summary>
    public required Uri? PublicAddress { get; init; }

    /// <summary>The server that takes mail (<c>LM_SMTP</c>); null to leave it in a folder.</summary>
    public required SmtpServer? Smtp { get; init; }

    /// <summary>Whom mails come from (<c>LM_MAIL_FROM</c>).</summary>
    public required string MailSender { get; init; }

    /// <summary>Whether only this machine can reach the site, so that whoever asks sits at it.</summary>
    public bool IsLocal => IPAddress.IsLoopback(Address) && PublicAddress is null;

    /// <summary>Reads what the environment says.</summary>
    /// <exception cref="StartRefusedException">Something it says makes no sense; all of it is listed.</exception>
    public static SiteOptions Read(IConfiguration configuration)
    {
        var mistakes = new List<string>();
        var port = DefaultPort;
        if (configuration["LM_PORT"] is { Length: > 0 } givenPort && !(int.TryParse(givenPort, out port) && port is >= 0 and <= 65535))
            mistakes.Add($"LM_PORT = {givenPort}: must be a whole number in 0…65535.");
        var address = IPAddress.Loopback;
        if (configuration["LM_BIND"] is { Length: > 0 } givenAddress && !IPAddress.TryParse(givenAddress, out address))
            mistakes.Add($"LM_BIND = {givenAddress}: must be an address such as 127.0.0.1, or 0.0.0.0 for every network.");
        var publicAddress = ReadPublicAddress(configuration["LM_URL"], mistakes);
        var smtp = SmtpServer.Read(configuration["LM_SMTP"], mistakes);
        var sender = configuration["LM_MAIL_FROM"] is { Length: > 0 } givenSender ? givenSender : $"noreply@{publicAddress?.Host ?? "localhost"}";
        if (!System.Net.Mail.MailAddress.TryCreate(sender, out _))
            mistakes.Add($"LM_MAIL_FROM = {sender}: must be a mail address such as noreply@example.org.");
        if (mistakes.Count > 0)
            throw new StartRefusedException(string.Join(Environment.NewLine, mistakes));
        return new SiteOptions
        {
            DataFolder = Path.GetFullPath(configuration["LM_DATA"] is { Length: > 0 } folder ? folder : DefaultDataFolder()),
            Address = address ?? IPAddress.Loopback,
            Port = port,
            PublicAddress = publicAddress,
            Smtp = smtp,
            MailSender = sender,
            ConnectionString = configuration.GetConnectionString("LearningMechanics") is { Length: > 0 } given ? given : null,
        };
    }

    private static Uri? ReadPublicAddress(string? given, List<string> mistakes)
    {
        if (string.IsNullOrEmpty(given))
            return null;
        if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/")
            return address;
        mistakes.Add($"LM_URL = {given}: must be the site's own address such as https://theory.example.org, without a path.");
        return null;
    }

    /// <summary>Beside the solution while it is run from its source, else beside whoever starts it.</summary>
    private static string DefaultDataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LearningMechanics.sln")))
                return Path.Combine(folder.FullName, ".lm", "data");
        }

        return Path.Combine(Environment.CurrentDirectory, ".lm", "data");
    }
}
