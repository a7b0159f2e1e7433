using System.Globalization;
using System.Runtime.Versioning;

namespace LearningMechanics.House.Tests.Script;

/// <summary><c>lm up</c> with the real site, database and worker.</summary>
[SupportedOSPlatform("linux")]
public sealed class UpTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lm-up-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_ToTheScript_StopsEverythingAndKeepsTheData(string signal)
    {
        using var site = new Site(Data);
        await site.WaitUntilReadyAsync();
        var started = Processes.OfFolder(Data);
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{site.Port.ToString(CultureInfo.InvariantCulture)}/"));

        site.Signal(signal);

        Assert.Equal(0, await site.WaitForEndAsync());
        Assert.Contains("<html", page);
        Assert.Contains("Stopped. The data is kept in", site.Said);
        Assert.Contains(started, p => p.Contains("postgres", StringComparison.Ordinal));
        Assert.Contains(started, p => p.Contains("worker", StringComparison.Ordinal));
        Assert.Empty(Processes.OfFolder(Data));
        Assert.True(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("LearningMechanics.Web.dll", "lm: the site stopped: ended by signal 9.")]
    [InlineData("LearningMechanics.Compute.dll", "lm: the worker stopped: ended by signal 9.")]
    public async Task Child_Killed_IsNamedAndEverythingElseStops(string child, string sentence)
    {
        using var site = new Site(Data);
        await site.WaitUntilReadyAsync();
        Processes.Signal(site.Child(child), "KILL");

        Assert.Equal(1, await site.WaitForEndAsync());
        Assert.Contains(sentence, site.Said);
        Assert.Empty(Processes.OfFolder(Data));
    }

    [Fact]
    public async Task SecondUp_OnTheSameData_IsRefusedWithASentence()
    {
        using var first = new Site(Data);
        await first.WaitUntilReadyAsync();

        using var second = new Site(Data);

        Assert.Equal(1, await second.WaitForEndAsync());
        Assert.Contains($"lm: another `lm up` is using the data folder {Data}.", second.Said);
    }
}
