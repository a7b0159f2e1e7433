using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LearningMechanics.Browser.Tests;

/// <summary>The site with its own database, one worker and a browser, shared by all tests of the assembly.</summary>
public sealed partial class RunningSite : IAsyncLifetime
{
    /// <summary>Whoever registers here takes this one.</summary>
    public const string Password = "four unrelated words here";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly string _data = MakeDataFolder();
    private ChildProcess? _site;
    private ChildProcess? _worker;
    private IPlaywright? _playwright;

    public string Address { get; private set; } = "";

    /// <summary>Where the site leaves its mails, oldest first by name.</summary>
    public string Mails => Path.Combine(_data, "mail");

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}";
        _site = ChildProcess.Start(
            PathOf("Site"), ["serve"], new Dictionary<string, string> { ["LM_PORT"] = port.ToString(), ["LM_DATA"] = _data, ["ASPNETCORE_ENVIRONMENT"] = "Production" });
        await UntilHealthyAsync();
        _worker = ChildProcess.Start(
            PathOf("Worker"), ["worker", "--server", Address, "--token-file", Path.Combine(_data, "worker.token")], new Dictionary<string, string>());

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LM_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_worker is not null)
            await _worker.DisposeAsync();
        if (_site is not null)
            await _site.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>The link in the newest mail to an address, once there is one.</summary>
    public async Task<string> LinkToAsync(string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await pulse.WaitForNextTickAsync(patience.Token))
        {
            var mails = Directory.Exists(Mails)
                ? Directory.EnumerateFiles(Mails, "*.eml").Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal).Select(File.ReadAllText)
                : [];
            if (mails.LastOrDefault(mail => mail.Contains($"To: {address}\n", StringComparison.Ordinal)) is { } mail)
                return Link().Match(mail).Value;
        }

        throw new InvalidOperationException($"No mail came to {address}.");
    }

    /// <summary>Opens an account, as a newcomer does, and leaves the reader signed in on its page.</summary>
    internal async Task RegisterAsync(Reader reader, string handle)
    {
        var page = reader.Page;
        await reader.OpenAsync("/account/register");
        await page.GetByLabel("E-mail").FillAsync($"{handle}@example.org");
        await page.GetByText("Send me the link").ClickAsync();
        await page.GotoAsync(await LinkToAsync($"{handle}@example.org"));
        await page.GetByLabel("Name").FillAsync("Somebody new");
        await page.GetByLabel("Handle").FillAsync(handle);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByText("Open the account").ClickAsync();
        await page.WaitForURLAsync("**/account");
    }

    /// <summary>Gives somebody a standing, as the keeper of the site does at the terminal.</summary>
    public async Task AppointAsync(string handle, string standing)
    {
        await using var keeper = ChildProcess.Start(
            PathOf("Site"), ["user", "appoint", handle, standing], new Dictionary<string, string> { ["LM_DATA"] = _data });
        if (await keeper.EndAsync() != 0)
            throw new InvalidOperationException($"{handle} was not appointed. It said:\n{keeper.Words}");
    }

    private async Task UntilHealthyAsync()
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(StartPatience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!_site!.HasEnded && await pulse.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var answer = await http.GetAsync($"{Address}/healthz", patience.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet: that is what is waited for.
            }
        }

        throw new InvalidOperationException($"The site ended before it was healthy. It said:\n{_site.Words}");
    }

    /// <summary>Started by root, the database runs under an account of its own, which must be able to reach its folder.</summary>
    private static string MakeDataFolder()
    {
        var folder = Directory.CreateTempSubdirectory("lm-browser-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return folder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+/account/confirm\S+")]
    private static partial Regex Link();

    private static string PathOf(string program) => typeof(RunningSite).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == program).Value!;
}

[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<RunningSite>
{
    public const string Name = "running site";
}
