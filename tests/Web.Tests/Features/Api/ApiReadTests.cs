using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Api;

public sealed class ApiReadTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Entrance_LeadsToLists_ThatLeadToTheirItems()
    {
        using var http = site.Reader();
        var entrance = await ApiCaller.ReadAsync(http, "/");

        foreach (var list in (string[])["problems", "toys"])
        {
            var items = (await ApiCaller.ReadAsync(http, Text(entrance, list)))["items"]!.AsArray();
            Assert.NotEmpty(items);
            foreach (var item in items)
            {
                var whole = await ApiCaller.ReadAsync(http, Text(item, "url"));
                Assert.Equal(Text(item, "id"), Text(whole, "id"));
                Assert.Equal(Text(item, "title"), Text(whole, "title"));
            }
        }
    }

    [Fact]
    public async Task Toy_Text_IsTheFileCharacterByCharacter()
    {
        using var http = site.Reader();

        var toy = await ApiCaller.ReadAsync(http, "/toys/decay");

        Assert.Equal(TestSite.Toys["decay"], await http.GetStringAsync(Text(toy, "textUrl")));
        Assert.Equal(0.01, toy["parameters"]![0]!["low"]!.GetValue<double>());
    }

    [Fact]
    public async Task Result_Published_HasItsVerdictRunsAndFigures()
    {
        using var http = site.Reader();
        var published = await LockedResult.PublishAsync(site);

        var result = await ApiCaller.ReadAsync(http, $"/results/{published.Name.Result}");

        Assert.Equal(("published", "holds", "ranHere"), (Text(result, "state"), Text(result, "verdict"), Text(result, "badge")));
        Assert.EndsWith("Z", Text(result, "publishedAt"), StringComparison.Ordinal);
        Assert.Equal(TestSite.Toys["second-moment"].ReplaceLineEndings("\n"), Text(result["toy"]!, "text"));
        Assert.Equal(Text(await ApiCaller.ReadAsync(http, $"/people/{published.Author.Handle}"), "name"), Text(result["author"]!, "name"));
        var run = Assert.Single((await ApiCaller.ReadAsync(http, Text(result, "runsUrl")))["items"]!.AsArray());
        Assert.Equal("completed", Text(await ApiCaller.ReadAsync(http, Text(run!["run"]!, "url")), "state"));
        foreach (var (_, address) in result["files"]!.AsObject())
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address!.GetValue<string>())).StatusCode);
    }

    [Fact]
    public async Task Figures_OfAResult_HaveTheoryAndExperimentOnTheSamePositions()
    {
        using var http = site.Reader();
        var published = await LockedResult.PublishAsync(site, ("toy", TestSite.Toys["decay"]), ("seeds", "1"));

        var figure = Assert.Single((await ApiCaller.ReadAsync(http, $"/results/{published.Name}/figures"))["items"]!.AsArray())!;

        var series = figure["series"]![0]!;
        Assert.Equal("height", Text(figure, "name"));
        Assert.Equal(21, series["x"]!.AsArray().Count);
        Assert.Equal(0.9, series["mean"]![1]!.GetValue<double>(), 1e-12);
        Assert.Equal(0.9, series["predicted"]![0]!["values"]![1]!.GetValue<double>(), 1e-12);
    }

    [Fact]
    public async Task Results_FilteredByEachField_AreThoseThatFit()
    {
        using var http = site.Reader();
        var published = await LockedResult.PublishAsync(site, ("claim", "A claim that is found by every one of its fields."));
        var running = await LockedResult.SubmitAsync(site, Standing.Trusted);

        foreach (var filter in (string[])["problem=moments", "state=published", "verdict=holds", $"author={published.Author.Handle}", "toy=second-moment"])
            Assert.Contains($"{published.Name}", await IdsAsync(http, $"/results?limit=100&{filter}"));
        Assert.DoesNotContain($"{running.Name}", await IdsAsync(http, "/results?limit=100&state=published"));
        Assert.DoesNotContain($"{published.Name}", await IdsAsync(http, "/results?limit=100&verdict=fails"));
        Assert.DoesNotContain($"{published.Name}", await IdsAsync(http, "/results?limit=100&toy=decay"));
        Assert.Equal([$"{running.Name}"], await IdsAsync(http, $"/results?author={running.Author.Handle}"));
    }

    [Fact]
    public async Task Pages_WithSomethingNewInBetween_LeaveOutAndRepeatNothing()
    {
        using var http = site.Reader();
        var author = (await LockedResult.SubmitAsync(site)).Author;
        var caller = await ApiCaller.OfAsync(site, author);
        List<string> made = [];
        for (var i = 0; i < 4; i++)
            made.Add(Text(await caller.MakeAsync("/results", ApiCaller.Complete), "id"));

        var first = await http.GetAsync($"/api/v1/results?limit=2&author={author.Handle}");
        var page = JsonNode.Parse(await first.Content.ReadAsStringAsync())!;
        await caller.MakeAsync("/results", ApiCaller.Complete);
        var rest = await IdsAsync(http, Text(page, "next"));

        Assert.Equal($"<{Text(page, "next")}>; rel=\"next\"", first.Headers.GetValues("Link").Single());
        Assert.Equal([made[3], made[2]], page["items"]!.AsArray().Select(item => Text(item!, "id")));
        Assert.Equal([made[1], made[0]], rest.Take(2));
        var runs = await ApiCaller.ReadAsync(http, "/runs?limit=2");
        var later = await IdsAsync(http, Text(runs, "next"));
        Assert.Empty(later.Intersect(runs["items"]!.AsArray().Select(item => Text(item!, "id"))));
    }

    [Theory]
    [InlineData("/results?limit=0", "limit")]
    [InlineData("/results?limit=ten", "limit")]
    [InlineData("/results?cursor=x", "cursor")]
    [InlineData("/results?cursor=cHJvYmxlbXM6bW9tZW50cw", "cursor")]
    [InlineData("/results?verdict=1", "verdict")]
    [InlineData("/results?state=inReview", "state")]
    [InlineData("/results?problem=nothing", "problem")]
    [InlineData("/results?author=nobody-at-all", "author")]
    [InlineData("/results?toy=nothing", "toy")]
    [InlineData("/runs?state=asleep", "state")]
    public async Task List_WithAWrongParameter_NamesIt(string address, string path)
    {
        using var answer = await site.Reader().GetAsync("/api/v1" + address);

        var problem = await ApiCaller.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(path, Text(problem["errors"]![0]!, "path"));
    }

    [Theory]
    [InlineData("/problems/nothing")]
    [InlineData("/toys/nothing")]
    [InlineData("/results/99999")]
    [InlineData("/results/01")]
    [InlineData("/runs/17")]
    [InlineData("/people/nobody-at-all")]
    public async Task Read_OfWhatIsNotThere_SaysSo(string address)
    {
        using var answer = await site.Reader().GetAsync("/api/v1" + address);

        Assert.Contains("There is no", Text(await ApiCaller.ProblemAsync(answer, HttpStatusCode.NotFound), "detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("br")]
    public async Task Read_OfWhatTheReaderHas_IsNotSentAgain(string? encoding)
    {
        using var http = site.Reader();
        if (encoding is not null)
            http.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        using var first = await http.GetAsync("/api/v1/toys");
        var tag = first.Headers.ETag!;
        http.DefaultRequestHeaders.IfNoneMatch.Add(tag);

        using var second = await http.GetAsync("/api/v1/toys");
        http.DefaultRequestHeaders.IfNoneMatch.Clear();
        http.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\""));
        using var third = await http.GetAsync("/api/v1/toys");

        Assert.False(tag.IsWeak);
        Assert.Equal(encoding is not null, tag.Tag.EndsWith("-br\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal((HttpStatusCode.OK, tag), (third.StatusCode, third.Headers.ETag));
    }

    [Fact]
    public async Task Result_InReview_IsThereForItsAuthorsProgramAlone()
    {
        var caller = await ApiCaller.OfAsync(site, Standing.Newcomer);
        var result = await caller.MakeAsync("/results", ApiCaller.Complete);

        using var stranger = await site.Reader().GetAsync(Text(result, "url"));
        var writer = await ApiCaller.OfAsync(site, caller.Person, TokenScope.RunsWrite);
        using var withoutScope = await writer.Http.GetAsync(Text(result, "url"));

        Assert.Equal("inReview", Text(await caller.ReadAsync(Text(result, "url")), "state"));
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, withoutScope.StatusCode);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(HttpClient http, string address) =>
        [.. (await ApiCaller.ReadAsync(http, address))["items"]!.AsArray().Select(item => Text(item!, "id"))];

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";
}
