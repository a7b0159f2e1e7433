using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Tests.Features.Api;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Submissions;

public sealed class SiteCommandTests(TestSite site) : IClassFixture<TestSite>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lm-typed-").FullName;

    private string Server => site.Address.ToString();

    [Fact]
    public async Task Submit_AndWait_EndsWithTheVerdict()
    {
        await site.ClearQueueAsync();
        var caller = await ApiCaller.OfAsync(site);
        var worker = await site.WorkerAsync();

        var typed = SubmitAsync(caller.Token, TestSite.Toys["second-moment"], "--wait", "--set", "n=300", "--seeds", "6", "--link", "arXiv:2103.00065");
        var run = await worker.LeaseAsync();
        using var completed = await worker.CompleteAsync(run, WorkerConnection.Measure(run));
        var (status, output, error) = await typed;

        Assert.True(status == 0, error);
        Assert.Contains("moment: holds", output, StringComparison.Ordinal);
        var item = Assert.Single((await caller.ReadAsync($"/results?author={caller.Person.Handle}"))["items"]!.AsArray())!;
        Assert.Contains(item["page"]!.GetValue<string>(), output, StringComparison.Ordinal);
        Assert.Equal(300, (await caller.ReadAsync(item["url"]!.GetValue<string>()))["toy"]!["settings"]!["n"]!.GetValue<double>());
    }

    [Fact]
    public async Task Submit_AToyWithMistakes_PointsAtTheLine()
    {
        var caller = await ApiCaller.OfAsync(site);

        var (status, _, error) = await SubmitAsync(caller.Token, "toy \"x\"\nmeasure y = zz\n");

        Assert.Equal(2, status);
        Assert.Contains("mine.toy:2:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "LM_TOKEN")]
    [InlineData("lm_short", "begins with lm_")]
    [InlineData("lm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "unknown or was taken back")]
    public async Task Submit_WithoutAGoodToken_SaysHowToGetOne(string? token, string words)
    {
        var (status, _, error) = await SubmitAsync(token, TestSite.Toys["decay"]);

        Assert.Equal(2, status);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_OfANewcomer_SaysThatItWaits()
    {
        var caller = await ApiCaller.OfAsync(site, Standing.Newcomer);

        var (status, output, _) = await SubmitAsync(caller.Token, TestSite.Toys["second-moment"], "--wait");

        Assert.Equal(1, status);
        Assert.Contains("waits for a moderator", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfEachKind_HasItsExitStatus()
    {
        var published = await LockedResult.PublishAsync(site);
        var running = await LockedResult.SubmitAsync(site);

        var (held, output, _) = await CommandLineProcess.RunAsync(null, "status", $"{published.Name}", "--server", Server);
        var (notYet, _, _) = await CommandLineProcess.RunAsync(null, "status", $"{running.Name}", "--server", Server);
        var (missing, _, error) = await CommandLineProcess.RunAsync(null, "status", "99999", "--server", Server);

        Assert.Equal((0, 1, 2), (held, notYet, missing));
        Assert.Contains("moment: holds", output, StringComparison.Ordinal);
        Assert.Contains("There is no result '99999'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_AsJson_AreThoseOfTheSite()
    {
        var published = await LockedResult.PublishAsync(site);

        var (status, output, error) = await CommandLineProcess.RunAsync(
            null, "results", "--problem", "moments", "--verdict", "holds", "--author", published.Author.Handle.Value, "--json", "-", "--server", Server);
        var (wrong, _, words) = await CommandLineProcess.RunAsync(null, "results", "--verdict", "wins", "--server", Server);

        Assert.True(status == 0, error);
        Assert.Equal($"{published.Name}", Assert.Single(JsonNode.Parse(output)!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(2, wrong);
        Assert.Contains("verdict: ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithTheKeyAndTheLookOfAPublishedResult_GivesItsIntervals()
    {
        var published = await LockedResult.PublishAsync(site, ("toy", TestSite.Toys["coin"]), ("seeds", "4"));
        using var http = site.Reader();
        var file = Path.Combine(folder, $"{published.Name}.toy");
        await File.WriteAllTextAsync(file, await http.GetStringAsync($"{published.Address}.toy"));
        var view = await published.ViewAsync();
        var command = Web.Features.Results.ResultWords.Command(view.Version, view.Runs[0].Run).Split(' ')[1..];

        var (status, output, error) = await CommandLineProcess.RunAsync(null, [.. command.Select(word => word == $"{published.Name}.toy" ? file : word), "--json", "-"]);

        var report = JsonSerializer.Deserialize(await http.GetStringAsync($"{published.Address}.json"), RunOutputJson.Default.RunReport)!;
        var again = JsonSerializer.Deserialize(output, RunOutputJson.Default.RunReport)!;
        Assert.True(status == 1, error);
        Assert.Contains("--look", command);
        Assert.Equal((0.99, report.Key), (again.Confidence, again.Key));
        Assert.Equal(JsonSerializer.Serialize(report.Checks, RunOutputJson.Default.Options), JsonSerializer.Serialize(again.Checks, RunOutputJson.Default.Options));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Status, string Output, string Error)> SubmitAsync(string? token, string toy, params string[] options)
    {
        var file = Path.Combine(folder, "mine.toy");
        await File.WriteAllTextAsync(file, toy);
        return await CommandLineProcess.RunAsync(
            token,
            ["submit", file, "--server", Server, "--problem", "moments", "--claim", "The second moment is the square of the scale.",
             "--disproof", "A scale at which it is off by more than 40 %.", .. options]);
    }
}
