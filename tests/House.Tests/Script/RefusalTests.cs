using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace LearningMechanics.House.Tests.Script;

/// <summary>What <c>lm</c> says before it starts anything: a sentence, a status, and no process left behind.</summary>
[SupportedOSPlatform("linux"), SupportedOSPlatform("macos")]
public sealed class RefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lm-script-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verb_Unknown_IsNamed()
    {
        var (status, _, error) = await Lm.RunAsync(Settings(), "frobnicate");

        Assert.Equal(2, status);
        Assert.Equal("lm: there is no `lm frobnicate`; `./lm help` lists what there is.\n", error);
    }

    [Fact]
    public async Task Help_ListsEveryVerbTheScriptKnows()
    {
        var (status, output, _) = await Lm.RunAsync(Settings());

        Assert.Equal(0, status);
        Assert.All(["up", "test", "toy", "worker", "user", "bench", "help"], verb => Assert.Contains($"./lm {verb} ", output));
    }

    [Fact]
    public async Task Up_OnATakenPort_NamesItAndAnother()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var error = await RefusalOfUp(Settings(("LM_PORT", port)));

        Assert.StartsWith($"lm: port {port} is taken by another program. Stop it, or take another port: LM_PORT=", error);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("http")]
    [InlineData("")]
    public async Task Up_OnAPortThatIsNone_NamesTheRange(string port)
    {
        // An empty variable counts as not set; what it would start on is then taken care of by the data folder's refusal.
        var error = await RefusalOfUp(Settings(("LM_PORT", port), ("LM_DATA", "/dev/null/data")));

        Assert.Contains(port.Length > 0 ? $"LM_PORT={port}: must be a number in 1..65535." : "cannot be written", error);
    }

    [Fact]
    public async Task Up_OnAFolderThatCannotBeMade_NamesItAndTheReason()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        var error = await RefusalOfUp(Settings(("LM_DATA", $"{file}/data")));

        Assert.StartsWith($"lm: the data folder {file}/data cannot be written (Not a directory). Choose another: LM_DATA=", error);
    }

    [Fact]
    public async Task Up_OnAFullDisk_TellsWhatIsFreeAndWhatIsNeeded()
    {
        Program("df", "echo Filesystem; echo disk 1000000 988000 12000 99% /");

        var error = await RefusalOfUp(Settings(("PATH", $"{_folder}/bin:{Environment.GetEnvironmentVariable("PATH")}")));

        Assert.StartsWith("lm: only 11 MB are free for the data folder ", error);
        Assert.Contains("needs 200 MB", error);
    }

    [Theory]
    [InlineData("node", "lm: Node 20 or newer, with npm, is missing.", "https://nodejs.org")]
    [InlineData("dotnet", "lm: the .NET SDK 10 or newer is missing.", "dotnet-install.sh")]
    public async Task Test_WithoutAProgramItNeeds_SaysHowToInstallItAndFails(string missing, string sentence, string mend)
    {
        var (status, output, error) = await Lm.RunAsync(Settings(("PATH", PathWithout(missing)), ("HOME", _folder), ("DOTNET_ROOT", "")), "test");

        Assert.NotEqual(0, status);
        Assert.StartsWith(sentence, error);
        Assert.Contains(mend, error);
        Assert.Equal("0 passed, 0 failed\n", output);
    }

    [Fact]
    public async Task Test_WithNodeTooOld_NamesTheVersionFound()
    {
        Program("node", "echo v18.19.0");

        var (status, _, error) = await Lm.RunAsync(Settings(("PATH", $"{_folder}/bin:{Environment.GetEnvironmentVariable("PATH")}")), "test");

        Assert.NotEqual(0, status);
        Assert.StartsWith("lm: Node 20 or newer, with npm, is missing (found 18).", error);
    }

    private async Task<string> RefusalOfUp(IReadOnlyDictionary<string, string> settings)
    {
        var (status, output, error) = await Lm.RunAsync(settings, "up");
        Assert.Equal(1, status);
        Assert.Empty(output);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        return error;
    }

    private Dictionary<string, string> Settings(params (string Name, string Value)[] others)
    {
        var settings = new Dictionary<string, string> { ["LM_DATA"] = Path.Combine(_folder, "data"), ["LM_PORT"] = FreePort() };
        foreach (var (name, value) in others)
            settings[name] = value;
        return settings;
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private void Program(string name, string body)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // One folder of links to everything on the PATH but the program.
    private string PathWithout(string program)
    {
        var links = Directory.CreateDirectory(Path.Combine(_folder, "without")).FullName;
        foreach (var folder in Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists))
            foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) != program))
            {
                var link = Path.Combine(links, Path.GetFileName(file));
                if (!Path.Exists(link))
                    File.CreateSymbolicLink(link, file);
            }

        return links;
    }
}
