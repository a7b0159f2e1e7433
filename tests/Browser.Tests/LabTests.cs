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

    // Rounding only: arccos, powers with fractional exponents and their like come from the platform's own C library, whose
    // last bit differs; training multiplies it. Measured: nothing at all for most toys, 3e-14 at the edge of stability.
    private const double MostDifference = 1e-12;

    /// <summary>One toy of every kind: solved exactly, trained, drawn anew at each step, flowing; each takes the browser seconds.</summary>
    public static TheoryData<string, Dictionary<string, double>, int> Runs => new()
    {
        { "kernel-ridge", new() { ["n"] = 60 }, 3 },
        { "edge-of-stability", new() { ["steps"] = 200 }, 1 },
        { "catapult", [], 2 },
        { "dln-saxe", [], 2 },
        { "sgd-least-squares", [], 2 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_InTheBrowser_GivesTheNumbersOfTheNativeEngine(string slug, Dictionary<string, double> settings, int seeds)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, slug + ".toy"));
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

    private static string? Kind(JsonElement message) => message.GetProperty("kind").GetString();
}
