using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Tests.Features.Runs;

public sealed class ManagementTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.ClearQueueAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Cancel_VisitorInTheSameBrowser_WorkerIsToldWithItsNextReport()
    {
        var visitor = site.Visitor();
        var run = await AskAsync(visitor);
        var worker = await site.WorkerAsync();
        var leased = await worker.LeaseAsync();

        using var cancelled = await visitor.FillInAsync($"/runs/{run}/manage", $"/runs/{run}/manage");

        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        using var told = await worker.ReportAsync(leased, 1, 0.5);
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Contains("cancelled", await told.Content.ReadAsStringAsync());
        var shown = await ReadAsync(run);
        Assert.Equal("cancelled by whoever asked for it", shown.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Cancel_AnotherVisitor_FindsNoButtonAndIsRefused()
    {
        var run = await AskAsync(site.Visitor());
        var other = site.Visitor();
        var page = await other.ReadAsync($"/runs/{run}/manage");
        Assert.Contains("Only whoever asked for this run may cancel it", page);
        Assert.DoesNotContain("Cancel this run", page);

        // With a token of its own, from another of its runs' pages.
        var own = await AskAsync(other);
        var document = await new HtmlParser().ParseDocumentAsync(await other.ReadAsync($"/runs/{own}/manage"));
        var token = document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        using var answer = await other.PostAsync($"/runs/{run}/manage", ("act", "cancel"), ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("queued", (await ReadAsync(run)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Cancel_PersonFromAnotherBrowser_IsKnownByTheAccount()
    {
        var person = await site.PersonAsync();
        var run = await AskAsync(person);
        var stranger = await site.PersonAsync(Standing.Trusted);
        Assert.DoesNotContain("Cancel this run", await stranger.ReadAsync($"/runs/{run}/manage"));

        using var answer = await person.FillInAsync($"/runs/{run}/manage", $"/runs/{run}/manage");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("cancelled", (await ReadAsync(run)).GetProperty("state").GetString());
        Assert.Contains("It has ended", await person.ReadAsync($"/runs/{run}/manage"));
    }

    [Fact]
    public async Task Priority_Moderator_MovesARunToTheFrontAndTheLogSaysWho()
    {
        var first = await AskAsync(site.Visitor());
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await AskAsync(site.Visitor());
        Assert.Equal(2, (await ReadAsync(second)).GetProperty("position").GetInt32());
        var moderator = await site.PersonAsync(Standing.Moderator);

        using var answer = await moderator.FillInAsync($"/runs/{second}/manage", $"/runs/{second}/manage", ("act", "priority"), ("priority", "5"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var moved = await ReadAsync(second);
        Assert.Equal((1, 5), (moved.GetProperty("position").GetInt32(), moved.GetProperty("priority").GetInt32()));
        Assert.Contains($"priority 0 became 5, by {moderator.Handle}", moved.GetProperty("log").GetString());
        Assert.Equal(2, (await ReadAsync(first)).GetProperty("position").GetInt32());

        using var wild = await moderator.FillInAsync($"/runs/{second}/manage", $"/runs/{second}/manage", ("act", "priority"), ("priority", "a million"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wild.StatusCode);
        Assert.Contains("Write a whole number", await wild.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Priority_Requester_MayNot()
    {
        var person = await site.PersonAsync(Standing.Trusted);
        var run = await AskAsync(person);
        using var answer = await person.FillInAsync($"/runs/{run}/manage", $"/runs/{run}/manage", ("act", "priority"), ("priority", "5"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, (await ReadAsync(run)).GetProperty("priority").GetInt32());
    }

    [Fact]
    public async Task CancelJson_WithThePass_EndsItAndRefunds()
    {
        var visitor = site.Reader();
        using var created = await visitor.PostAsJsonAsync("/api/runs", new { toy = "decay" });
        var accepted = await created.Content.ReadFromJsonAsync<JsonElement>();
        var run = accepted.GetProperty("id").GetString();
        var left = accepted.GetProperty("left_today").GetDouble();

        using var wrong = await visitor.PostAsJsonAsync($"/api/runs/{run}/cancel", new { pass = new string('0', 32) });
        using var right = await visitor.PostAsJsonAsync($"/api/runs/{run}/cancel", new { pass = accepted.GetProperty("pass").GetString() });
        using var again = await visitor.PostAsJsonAsync($"/api/runs/{run}/cancel", new { pass = accepted.GetProperty("pass").GetString() });

        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var allowance = await visitor.GetFromJsonAsync<JsonElement>("/api/runs/allowance");
        Assert.Equal("visitor", allowance.GetProperty("name").GetString());
        Assert.True(allowance.GetProperty("left_today").GetDouble() > left);
    }

    [Fact]
    public async Task Allowance_GrowsWithStanding()
    {
        foreach (var (standing, name, day) in new[] { (Standing.Newcomer, "newcomer", 7_200), (Standing.Member, "member", 28_800), (Standing.Moderator, "trusted", 172_800) })
        {
            var person = await site.PersonAsync(standing);
            person.Http.DefaultRequestHeaders.Accept.Clear();
            var allowance = await person.Http.GetFromJsonAsync<JsonElement>("/api/runs/allowance");
            Assert.Equal((name, day), (allowance.GetProperty("name").GetString(), allowance.GetProperty("left_today").GetInt32()));
        }
    }

    [Fact]
    public async Task Looks_UndecidedRun_GoesOnUntilItIsDecided()
    {
        using var created = await site.Reader().PostAsJsonAsync("/api/runs", new { toy = "coin", looks = true });
        created.EnsureSuccessStatusCode();
        var run = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        var worker = await site.WorkerAsync();
        var ranges = new List<(int, int)>();
        while ((await ReadAsync(run)).GetProperty("state").GetString() == "queued")
        {
            var leased = await worker.LeaseAsync();
            ranges.Add((leased.FirstSeed, leased.Seeds));
            using var completed = await worker.CompleteAsync(leased, WorkerConnection.Measure(leased));
            Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        }

        // Between two and four looks: noise ten times the tolerance is never told at the first.
        Assert.InRange(ranges.Count, 2, 4);
        Assert.Equal(new[] { (0, 4), (4, 4), (8, 8), (16, 16) }[..ranges.Count], ranges);
        var done = await ReadAsync(run);
        Assert.Equal("completed", done.GetProperty("state").GetString());
        Assert.Equal(ranges.Sum(range => range.Item2), done.GetProperty("seeds").GetInt32());
        Assert.Equal(0.99, done.GetProperty("report").GetProperty("confidence").GetDouble());
        Assert.Equal(done.GetProperty("seeds").GetInt32(), done.GetProperty("report").GetProperty("points")[0].GetProperty("seeds").GetInt32());
    }

    private static async Task<string> AskAsync(PersonBrowser browser)
    {
        using var answer = await browser.PostAsync("/toys/decay/runs", ("eta", "0.2"));
        return answer.Headers.Location?.OriginalString.Split('/')[^1] ?? throw new InvalidOperationException($"{answer.StatusCode}");
    }

    private Task<JsonElement> ReadAsync(string run) => site.Reader().GetFromJsonAsync<JsonElement>($"/api/runs/{run}");
}
