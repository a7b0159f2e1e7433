using System.Net;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Features.Caching;
using LearningMechanics.Web.Tests.Features.Results;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Caching;

/// <summary>After each kind of write, every page that shows it is fresh at the next request.</summary>
public sealed class FreshnessTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.Services.GetRequiredService<PageStore>().Opened;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Publication_IsOnEveryPageThatListsResults()
    {
        await LockedResult.PublishAsync(site);
        string[] pages = ["/", "/problems/moments", "/results", "/results?problem=moments"];
        await ReadAllAsync(pages);

        var result = await LockedResult.PublishAsync(site);

        await AssertShownAsync(pages, $"href=\"{result.Address}\"");
    }

    [Fact]
    public async Task Submission_IsInTheListOfResults()
    {
        await site.ClearQueueAsync();
        await ReadAllAsync("/results");

        var result = await LockedResult.SubmitAsync(site, Standing.Trusted);

        await AssertShownAsync(["/results"], $"href=\"{result.Address}\"");
    }

    [Fact]
    public async Task Run_OfAToy_IsOnItsPageWhenItHasEnded()
    {
        await site.ClearQueueAsync();
        await ReadAllAsync("/toys/decay", "/");
        using var asked = await site.Visitor().PostAsync("/toys/decay/runs", ("seeds", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAllAsync("/toys/decay", "/");

        var worker = await site.WorkerAsync();
        var run = await worker.LeaseAsync();
        using var completed = await worker.CompleteAsync(run, WorkerConnection.Measure(run));

        await AssertShownAsync(["/toys/decay"], $"/runs/{run.Run}");
    }

    [Fact]
    public async Task Withdrawal_TakesTheResultOffEveryPage()
    {
        var result = await LockedResult.PublishAsync(site);
        string[] pages = ["/", "/problems/moments", "/results", $"/people/{result.Author.Handle}"];
        await ReadAllAsync([.. pages, result.Address]);
        var address = $"/results/{result.Name.Result}";

        using var withdrawn = await result.Author.FillInAsync($"{address}/withdraw", $"{address}/withdraw", ("reason", "The toy measures something else."));

        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        foreach (var page in pages)
            Assert.DoesNotContain($"href=\"{result.Address}\"", await site.Visitor().ReadAsync(page), StringComparison.Ordinal);
        using var tombstone = await site.Visitor().OpenAsync(result.Address);
        Assert.Equal(HttpStatusCode.Gone, tombstone.StatusCode);
    }

    [Fact]
    public async Task Erratum_IsBesideTheResult()
    {
        var result = await LockedResult.PublishAsync(site);
        await ReadAllAsync(result.Address);

        using var added = await result.Author.FillInAsync($"{result.Address}/erratum", $"{result.Address}/erratum", ("text", "The scale is a deviation."));

        await AssertShownAsync([result.Address], "It has an erratum");
    }

    [Fact]
    public async Task Replication_IsOnThePageFromItsOrderToItsEnd()
    {
        var result = await LockedResult.PublishAsync(site, ("toy", TestSite.Toys["decay"]));
        await ReadAllAsync(result.Address, "/problems/moments");
        var other = await site.PersonAsync();

        using var ordered = await other.FillInAsync($"{result.Address}/replicate", $"{result.Address}/replicate");
        await AssertShownAsync([result.Address], "waiting for a worker.");
        await result.RunAsync(await site.WorkerAsync("another worker"));

        await AssertShownAsync([result.Address], "<strong>replicated</strong>");
        await AssertShownAsync(["/problems/moments"], "replicated");
    }

    [Fact]
    public async Task Status_IsOnTheProblemAndInTheList()
    {
        var result = await LockedResult.PublishAsync(site);
        await ReadAllAsync("/problems", "/problems/moments");
        var moderator = await site.PersonAsync(Standing.Moderator);

        using var changed = await moderator.FillInAsync(
            "/problems/moments/status", "/problems/moments/status", ("to", "settled"), ("cited", result.Name.ToString()), ("reason", "It holds at every scale."));

        await AssertShownAsync(["/problems", "/problems/moments"], "<span class=\"status\">settled</span>");
    }

    [Fact]
    public async Task Name_OfAnAuthor_IsWhereverTheyAreNamed()
    {
        var result = await LockedResult.PublishAsync(site);
        string[] pages = ["/", "/problems/moments", "/results", result.Address, $"/people/{result.Author.Handle}"];
        await ReadAllAsync(pages);

        using var renamed = await result.Author.FillInAsync("/account", "/account", ("name", "Sofya of another name"));

        Assert.True((int)renamed.StatusCode < 400, renamed.StatusCode.ToString());
        await AssertShownAsync(pages, "Sofya of another name");
    }

    private Task<string[]> ReadAllAsync(params string[] paths) => Task.WhenAll(paths.Select(path => site.Visitor().ReadAsync(path)));

    private async Task AssertShownAsync(string[] paths, string shown)
    {
        foreach (var path in paths)
            Assert.Contains(shown, await site.Visitor().ReadAsync(path), StringComparison.Ordinal);
    }
}
