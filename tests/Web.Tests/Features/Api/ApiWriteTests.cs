using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Api;

public sealed class ApiWriteTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly TokenScope[] RunsAlone = [TokenScope.RunsWrite];

    [Fact]
    public async Task Submit_ThenMeasured_IsPublished()
    {
        await site.ClearQueueAsync();
        var caller = await ApiCaller.OfAsync(site);

        var result = await caller.MakeAsync("/results", ApiCaller.Complete);
        await MeasureAsync(result);

        var read = await caller.ReadAsync(Text(result, "url"));
        Assert.Equal("running", Text(result, "state"));
        Assert.Equal(("published", "holds"), (Text(read, "state"), Text(read, "verdict")));
    }

    [Fact]
    public async Task Submit_WithSettingsLinksAndCoAuthors_LocksThem()
    {
        var caller = await ApiCaller.OfAsync(site);
        var friend = await site.PersonAsync();
        var body = ApiCaller.Complete;
        body["settings"] = new JsonObject { ["n"] = 300 };
        body["seeds"] = 5;
        body["links"] = new JsonArray("arXiv:2103.00065", "https://example.org/code");
        body["coAuthors"] = new JsonArray(friend.Handle.Value);
        body["forkOf"] = "second-moment";

        var result = await caller.MakeAsync("/results", body);

        Assert.Equal(300, result["toy"]!["settings"]!["n"]!.GetValue<double>());
        Assert.Equal(5, result["toy"]!["seeds"]!.GetValue<int>());
        Assert.Equal(["arXiv:2103.00065", "https://example.org/code"], result["links"]!.AsArray().Select(link => link!.GetValue<string>()));
        Assert.Equal(friend.Handle.Value, Text(result["coAuthors"]![0], "id"));
        Assert.Equal("second-moment", Text(result, "forkOf"));
    }

    [Fact]
    public async Task Submit_DataWithoutAToy_KeepsItsFile()
    {
        var caller = await ApiCaller.OfAsync(site);
        var body = ApiCaller.Complete;
        body.Remove("toy");
        body["evidence"] = "data";
        body["attachments"] = new JsonArray(new JsonObject { ["name"] = "runs.csv", ["content"] = Convert.ToBase64String("measured,predicted\n1,1.1\n"u8) });

        var result = await caller.MakeAsync("/results", body);

        Assert.Equal("dataAttached", Text(result, "badge"));
        Assert.Equal("measured,predicted\n1,1.1\n", await caller.Http.GetStringAsync(Text(result["attachments"]![0], "url")));
    }

    [Fact]
    public async Task Submit_WithMistakes_NamesEachWithItsPathAndLeavesNoDraft()
    {
        var caller = await ApiCaller.OfAsync(site);
        var body = new JsonObject { ["toy"] = "toy \"x\"\nmeasure y = zz\n", ["coAuthors"] = new JsonArray("No One"), ["claim"] = "short" };

        using var answer = await caller.SendAsync("/results", body);

        var errors = (await ApiCaller.ProblemAsync(answer, HttpStatusCode.UnprocessableEntity))["errors"]!.AsArray();
        Assert.Equal(["claim", "coAuthors", "disproof", "problem", "toy"], errors.Select(error => Text(error, "path")).Distinct().Order());
        Assert.Contains(errors, error => Text(error, "path") == "toy" && error!["line"]?.GetValue<int>() == 2);
        Assert.Contains("None. A draft is seen by nobody but you", await caller.Person.ReadAsync("/submit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"claims\": \"x\"}")]
    [InlineData("{\"seeds\": \"many\"}")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Submit_BodyOfAnotherShape_SaysWhere(string body)
    {
        var caller = await ApiCaller.OfAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/results") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "one");

        using var answer = await caller.Http.SendAsync(request);

        Assert.Contains("$", Text(await ApiCaller.ProblemAsync(answer, HttpStatusCode.BadRequest), "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_BegunAndSubmitted_IsAResult()
    {
        var caller = await ApiCaller.OfAsync(site);
        var draft = await caller.MakeAsync("/drafts", new JsonObject { ["claim"] = "A claim about nothing in particular.", ["forkOf"] = "second-moment" });

        Assert.Equal(TestSite.Toys["second-moment"].ReplaceLineEndings("\n"), Text(draft, "toy"));
        Assert.Equal(["disproof"], draft["mistakes"]!.AsArray().Select(mistake => Text(mistake, "path")));
        using var tooEarly = await caller.SendAsync($"/drafts/{Text(draft, "id")}/submission");
        await ApiCaller.ProblemAsync(tooEarly, HttpStatusCode.UnprocessableEntity);

        var whole = await caller.MakeAsync("/drafts", ApiCaller.Complete);
        Assert.Equal(Text(whole, "id"), Text(await caller.ReadAsync(Text(whole, "url")), "id"));
        Assert.Equal("running", Text(await caller.MakeAsync($"/drafts/{Text(whole, "id")}/submission"), "state"));
        using var gone = await caller.Http.GetAsync(Text(whole, "url"));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Draft_OfAnother_IsNotThere()
    {
        var draft = await (await ApiCaller.OfAsync(site)).MakeAsync("/drafts", ApiCaller.Complete);
        var other = await ApiCaller.OfAsync(site, Standing.Admin);

        using var read = await other.Http.GetAsync(Text(draft, "url"));
        using var submitted = await other.SendAsync($"/drafts/{Text(draft, "id")}/submission");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, submitted.StatusCode));
    }

    [Fact]
    public async Task Revise_WithOneField_KeepsTheOthers()
    {
        var caller = await ApiCaller.OfAsync(site);
        var first = await caller.MakeAsync("/results", ApiCaller.Complete);

        var second = await caller.MakeAsync($"/results/{first["number"]}/versions", new JsonObject { ["claim"] = "Another claim about the same moment." });
        using var foreign = await (await ApiCaller.OfAsync(site)).SendAsync($"/results/{first["number"]}/versions", new JsonObject());

        Assert.Equal((2, "Another claim about the same moment."), (second["version"]!.GetValue<int>(), Text(second, "claim")));
        Assert.Equal(Text(first, "disproof"), Text(second, "disproof"));
        await ApiCaller.ProblemAsync(foreign, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Acts_OnAPublishedResult_DoWhatTheirPagesDo()
    {
        var published = await LockedResult.PublishAsync(site);
        var author = await ApiCaller.OfAsync(site, published.Author);
        var reader = await ApiCaller.OfAsync(site);

        var replication = await reader.MakeAsync($"/results/{published.Name}/replications");
        Assert.Equal("replication", Text(replication, "purpose"));
        using var notTheirs = await author.SendAsync($"/runs/{Text(replication, "id")}/cancellation");
        await ApiCaller.ProblemAsync(notTheirs, HttpStatusCode.Forbidden);
        Assert.Equal("cancelled", Text(await reader.MakeAsync($"/runs/{Text(replication, "id")}/cancellation"), "state"));

        var corrected = await author.MakeAsync($"/results/{published.Name}/errata", new JsonObject { ["text"] = "The scale is $\\sigma$, not its square." });
        Assert.Equal("The scale is $\\sigma$, not its square.", Text(corrected["errata"]![0], "text"));
        using var red = await author.SendAsync($"/results/{published.Name}/errata", new JsonObject { ["text"] = "A formula that is broken: $\\frac{1$." });
        Assert.Equal("text", Text((await ApiCaller.ProblemAsync(red, HttpStatusCode.UnprocessableEntity))["errors"]![0], "path"));

        using var foreign = await reader.SendAsync($"/results/{published.Name}/withdrawal", new JsonObject { ["reason"] = "I do not like what it says." });
        await ApiCaller.ProblemAsync(foreign, HttpStatusCode.UnprocessableEntity);
        var tombstone = await author.MakeAsync($"/results/{published.Name}/withdrawal", new JsonObject { ["reason"] = "The data were of another experiment." });
        Assert.Equal("The data were of another experiment.", Text(tombstone, "reason"));
    }

    [Fact]
    public async Task Result_Withdrawn_LeavesItsTombstoneEverywhere()
    {
        using var http = site.Reader();
        var published = await LockedResult.PublishAsync(site, ("claim", "A claim that nobody should read again."));
        var result = await ApiCaller.ReadAsync(http, $"/results/{published.Name}");
        var author = await ApiCaller.OfAsync(site, published.Author);
        await author.MakeAsync($"/results/{published.Name}/withdrawal", new JsonObject { ["reason"] = "The data were of another experiment." });

        var addresses = (string[])[Text(result, "url"), Text(result, "runsUrl"), Text(result, "figuresUrl"), Text(result["run"], "url"), Text(result["run"], "url") + "/text"];
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Equal(("withdrawn", "author"), (Text(JsonNode.Parse(text), "state"), Text(JsonNode.Parse(text), "withdrawnBy")));
            Assert.DoesNotContain("nobody should read", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain($"{published.Name}\"", (await ApiCaller.ReadAsync(http, "/results?limit=100")).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Text(result["run"], "id"), (await ApiCaller.ReadAsync(http, "/runs?limit=100")).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains($"{published.Name.Result}", (await ApiCaller.ReadAsync(http, "/tombstones"))["items"]!.AsArray().Select(item => Text(item, "id")));
        using var replicated = await author.SendAsync($"/results/{published.Name}/replications");
        Assert.Equal(HttpStatusCode.Gone, replicated.StatusCode);
    }

    [Fact]
    public async Task Write_WithoutTheScope_IsRefusedAndWithoutATokenToo()
    {
        var runner = await ApiCaller.OfAsync(site, Standing.Trusted, RunsAlone);

        using var withoutScope = await runner.SendAsync("/results", ApiCaller.Complete);
        using var withoutToken = await site.Reader().PostAsync("/api/v1/results", null);

        Assert.Contains("scope", Text(await ApiCaller.ProblemAsync(withoutScope, HttpStatusCode.Forbidden), "detail"), StringComparison.Ordinal);
        Assert.Contains("Bearer lm_", Text(await ApiCaller.ProblemAsync(withoutToken, HttpStatusCode.Unauthorized), "detail"), StringComparison.Ordinal);
    }

    private async Task MeasureAsync(JsonObject result)
    {
        var worker = await site.WorkerAsync();
        while (Text(await ApiCaller.ReadAsync(site.Reader(), Text(result, "url")), "state") == "running")
        {
            var run = await worker.LeaseAsync();
            using var completed = await worker.CompleteAsync(run, WorkerConnection.Measure(run));
            Assert.True(completed.IsSuccessStatusCode);
        }
    }

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";
}
