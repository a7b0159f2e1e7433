using System.Reflection;
using System.Text.Json;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;
using Xunit.Abstractions;

namespace LearningMechanics.Browser.Tests;

/// <summary>The same engine twice: in a browser's worker, and in this process. One toy must mean one thing.</summary>
[Collection(SiteCollection.Name)]
public sealed class LabTests(RunningSite site, ITestOutputHelper output)
{
    private static readonly RunKey Key = RunKey.Parse("5eed");

    private static readonly string Folder = typeof(LabTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "Toys").Value!;

    // At these settings the browser takes a few seconds; what is not named here runs at the cheap end of every range.
    private static readonly Dictionary<string, (Dictionary<string, double> Settings, int Seeds)> Chosen = new()
    {
        ["kernel-ridge"] = (new() { ["n"] = 60 }, 3),
        ["edge-of-stability"] = (new() { ["steps"] = 200 }, 1),
    };

    public static TheoryData<string> ToyFiles =>
        [.. Directory.EnumerateFiles(Folder, "*.toy").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ToyFiles))]
    public async Task Run_InTheBrowser_GivesTheNumbersOfTheNativeEngine(string slug)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, slug + ".toy"));
        var (settings, seeds) = Chosen.GetValueOrDefault(slug, (CheapEnd(text), 2));
        await using var lab = await BrowserLab.StartAsync(site);

        var heard = await lab.RunAsync(text, settings, Key, seeds);

        var here = RunHere(text, settings, seeds);
        var there = BrowserLab.ReportOf(heard);
        var difference = ReportDifference.Between(here, there);
        output.WriteLine($"{slug}: {difference.Numbers} numbers, largest difference {difference.Largest:E1} at {difference.Where}; {here.Seconds:F2} s here, {there.Seconds:F2} s there");
        Assert.Empty(difference.Others);
        Assert.True(difference.Numbers > 10, $"Only {difference.Numbers} numbers were compared.");
        Assert.True(difference.Largest <= MostDifference, $"{difference.Largest:E1} at {difference.Where}");
        Assert.Empty(lab.Complaints);
    }

    // Measured: see the page of the engine. The two differ where a logarithm or an exponential is the platform's own.
    private const double MostDifference = 1e-12;

    [Fact]
    public async Task Run_InTheBrowser_TellsItsPredictionsAndEverySample()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "kernel-ridge.toy"));
        await using var lab = await BrowserLab.StartAsync(site);

        var heard = await lab.RunAsync(text, new() { ["n"] = 20 }, Key, seeds: 3);

        var samples = heard.Where(m => Kind(m) == "samples").SelectMany(m => m.GetProperty("samples").EnumerateArray()).ToList();
        Assert.Equal([0, 1, 2], samples.Select(s => s.GetProperty("seed").GetInt32()));
        Assert.All(samples, s => Assert.True(s.GetProperty("value")[0].GetDouble() > 0));
        Assert.Equal(3, heard.Count(m => Kind(m) == "prediction"));
        Assert.Equal(1, heard.Last(m => Kind(m) == "progress").GetProperty("fraction").GetDouble());
        Assert.All(heard, m => Assert.Equal(2, m.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Compile_InTheBrowser_SaysWhatTheToyIs()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "edge-of-stability.toy"));
        var toy = Toy.Compile(text).Toy!;
        await using var lab = await BrowserLab.StartAsync(site);

        var sheet = (await lab.CompileAsync(text)).GetProperty("toy");

        Assert.Equal(toy.Sha256, sheet.GetProperty("sha256").GetString());
        Assert.Equal(toy.PredictionSha256, sheet.GetProperty("predictionSha256").GetString());
        Assert.Equal(toy.Price.Operations, sheet.GetProperty("price").GetProperty("operations").GetDouble());
        Assert.Equal(toy.Parameters.Select(p => p.Name), sheet.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal("sharpness", sheet.GetProperty("plots")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("toy \"t\"\nlet x = unknown + 1\nmeasure m = x\n")]
    [InlineData("")]
    public async Task Compile_OfAMistake_SaysItAsTheNativeEngineDoes(string text)
    {
        await using var lab = await BrowserLab.StartAsync(site);

        var mistakes = (await lab.CompileAsync(text)).GetProperty("mistakes").EnumerateArray();

        Assert.Equal(
            Toy.Compile(text).Diagnostics.Select(d => (d.Line, d.Column, d.Message)),
            mistakes.Select(m => (m.GetProperty("line").GetInt32(), m.GetProperty("column").GetInt32(), m.GetProperty("message").GetString()!)));
    }

    [Fact]
    public async Task Compile_OfBracketsTooDeep_IsRefusedAndTheLabLivesOn()
    {
        var deep = $"toy \"t\"\nmeasure m = {new string('(', 100_000)}1{new string(')', 100_000)}\n";
        await using var lab = await BrowserLab.StartAsync(site);

        var refused = (await lab.CompileAsync(deep)).GetProperty("mistakes");
        var next = await lab.CompileAsync("toy \"t\"\nmeasure m = 1\n");

        Assert.NotEqual(0, refused.GetArrayLength());
        Assert.Equal("t", next.GetProperty("toy").GetProperty("title").GetString());
    }

    private static RunReport RunHere(string text, Dictionary<string, double> settings, int seeds)
    {
        var toy = Toy.Compile(text, settings: settings).Toy!;
        return toy.Judge(toy.Run(new RunSettings { Key = Key, Seeds = seeds }));
    }

    /// <summary>The smallest value of every parameter for which that lowers the price.</summary>
    private static Dictionary<string, double> CheapEnd(string text)
    {
        var settings = new Dictionary<string, double>();
        foreach (var parameter in Toy.Compile(text).Toy!.Parameters)
            if (parameter.Low is { } low && PriceWith(text, settings, parameter.Name, low) < PriceOf(text, settings))
                settings[parameter.Name] = low;
        return settings;
    }

    private static double PriceWith(string text, Dictionary<string, double> settings, string name, double value) =>
        PriceOf(text, new(settings) { [name] = value });

    private static double PriceOf(string text, Dictionary<string, double> settings) =>
        Toy.Compile(text, settings: settings).Toy?.Price.Operations ?? double.PositiveInfinity;

    private static string? Kind(JsonElement message) => message.GetProperty("kind").GetString();
}
