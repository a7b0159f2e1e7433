using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LearningMechanics.Web.Tests.Features.Mail;

/// <summary>A mail server for one letter: speaks as much of RFC 5321 as a client needs, and keeps what it is given.</summary>
internal sealed class PostOffice : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly bool takesNobody;

    public PostOffice(bool takesNobody = false)
    {
        this.takesNobody = takesNobody;
        listener.Start();
        Letter = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The letter as it came over the wire.</summary>
    public Task<string> Letter { get; }

    public void Dispose() => listener.Dispose();

    private async Task<string> ServeAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        var letter = new StringBuilder();
        await writer.WriteLineAsync("220 post office");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync() is { } text and not ".")
                        letter.AppendLine(text);
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "RCPT" when takesNobody:
                    await writer.WriteLineAsync("550 nobody of that name");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return letter.ToString();
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }

        return letter.ToString();
    }
}
