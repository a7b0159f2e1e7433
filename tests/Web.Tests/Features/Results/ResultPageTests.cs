using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Tests.Features.Results;

public sealed class ResultPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Page_Published_SaysClaimVerdictBadgeAndLockInItsOpening()
    {
        var result = await LockedResult.PublishAsync(site);

        var page = await PageAsync(result.Address);

        var opening = page.QuerySelector("header.opening")!.TextContent;
        Assert.Equal("The second moment is the square of the scale.", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("holds", page.QuerySelector(".standing .verdict strong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("of 40 %", opening, StringComparison.Ordinal);
        Assert.Contains("ran here: a worker of this site measured it", opening, StringComparison.Ordinal);
        Assert.Contains("Locked before this run: 1 March 2026, 12:00:00 UTC; the run’s key was drawn at 1 March 2026, 12:00:00 UTC.", opening, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/submit?fork={result.Name}']"));
        Assert.NotNull(page.QuerySelector("a[href='/problems/moments']"));
    }

    [Fact]
    public async Task Page_Published_TellsHowToRepeatItToTheDigit()
    {
        var result = await LockedResult.PublishAsync(site);
        var run = Assert.Single((await result.ViewAsync()).Runs).Run;

        var text = (await PageAsync(result.Address)).QuerySelector("main")!.TextContent;

        Assert.Contains($"lm toy run {result.Name}.toy --key {run.Key} --seeds {run.Seeds}", text, StringComparison.Ordinal);
        Assert.Contains($"lm toy check {result.Name}.toy", text, StringComparison.Ordinal);
        Assert.Contains(run.PredictionSha256, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithRivals_PutsThemInOrderWithTheirConstants()
    {
        var result = await LockedResult.PublishAsync(site, ("toy", Rivals), ("claim", "The square, and nothing linear, gives the moment."));

        var rows = (await PageAsync(result.Address)).QuerySelectorAll("#rivals ~ .scroll tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToList()).ToList();

        Assert.Equal(["square", "line"], rows.Select(row => row[0]));
        Assert.Equal(["0", "1"], rows.Select(row => row[5]));
    }

    [Fact]
    public async Task Page_TwoSweeps_HasAMapWhoseEveryCellSaysItsNumber()
    {
        var result = await LockedResult.PublishAsync(site, ("toy", TwoSweeps));

        var map = (await PageAsync(result.Address)).QuerySelector(".validity table")!;

        Assert.Equal((2, 3), (map.QuerySelectorAll("tbody tr").Length, map.QuerySelectorAll("tbody tr:first-child td").Length));
        Assert.All(map.QuerySelectorAll("td"), cell => Assert.Matches(@"\d", cell.TextContent));
        Assert.NotEmpty(map.QuerySelectorAll("td.shade-4"));
        Assert.NotEmpty(map.QuerySelectorAll("td.shade-0"));
    }

    [Fact]
    public async Task Page_WhileItRuns_IsPublicAndLive()
    {
        await site.ClearQueueAsync();
        var result = await LockedResult.SubmitAsync(site);

        var page = await PageAsync(result.Address);

        Assert.NotNull(page.QuerySelector("live-run"));
        Assert.Null(page.QuerySelector("live-run")!.GetAttribute("data-result"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Contains("Whatever it says will stand here.", page.QuerySelector("header.opening")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_InReview_IsThereForItsAuthorAndModeratorsAlone()
    {
        var result = await LockedResult.SubmitAsync(site, Standing.Newcomer);
        var moderator = await site.PersonAsync(Standing.Moderator);
        var other = await site.PersonAsync(Standing.Trusted);

        foreach (var (reader, expected) in new[] { (result.Author, HttpStatusCode.OK), (moderator, HttpStatusCode.OK), (other, HttpStatusCode.NotFound), (site.Visitor(), HttpStatusCode.NotFound) })
        {
            foreach (var path in (string[])[result.Address, $"/results/{result.Name.Result}", $"{result.Address}.toy", $"{result.Address}.bib"])
            {
                using var answer = await reader.OpenAsync(path);
                Assert.Equal(expected, answer.StatusCode);
            }
        }

        using var own = await result.Author.OpenAsync(result.Address);
        Assert.Contains("no-store", own.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("In review.", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_RunThatFailed_SaysThatItStoppedAndWhy()
    {
        await site.ClearQueueAsync();
        var result = await LockedResult.SubmitAsync(site);
        var worker = await site.WorkerAsync();
        using var failed = await worker.FailAsync(await worker.LeaseAsync(), "The machine ran out of memory.");

        var text = (await PageAsync(result.Address)).QuerySelector("header.opening")!.TextContent;

        Assert.Contains("Stopped without a verdict.", text, StringComparison.Ordinal);
        Assert.Contains("The machine ran out of memory.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAStranger_IsText()
    {
        var result = await LockedResult.PublishAsync(
            site, ("claim", "<script>alert(1)</script> & <img src=x onerror=alert(2)>"), ("disproof", "</p><script>alert(3)</script> would disprove it"));

        var page = await PageAsync(result.Address);
        var list = await PageAsync("/results");

        Assert.All(new[] { page, list }, document =>
        {
            Assert.DoesNotContain(document.QuerySelectorAll("script:not([type='application/ld+json'])"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
            Assert.Empty(document.QuerySelectorAll("img"));
        });
        Assert.StartsWith("<script>alert(1)<", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/results/987654")]
    [InlineData("/results/0")]
    [InlineData("/results/07")]
    [InlineData("/results/1v0")]
    [InlineData("/results/x")]
    [InlineData("/results/987654.toy")]
    public async Task Page_OfNothing_IsMissing(string path)
    {
        using var answer = await site.Visitor().OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task List_ByVerdict_ShowsThoseAloneAndCountsAll()
    {
        var holds = await LockedResult.PublishAsync(site, ("claim", "This one holds as it should."));
        var fails = await LockedResult.PublishAsync(site, ("claim", "This one fails as it must."), ("toy", TestSite.Toys["second-moment"].Replace("scale^2", "9 * scale^2", StringComparison.Ordinal)));

        var page = await PageAsync("/results?verdict=fails&problem=moments");

        var titles = page.QuerySelectorAll(".listing-title").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains(fails.Address, titles);
        Assert.DoesNotContain(holds.Address, titles);
        Assert.NotNull(page.QuerySelector("input[name=verdict][value=fails][checked]"));
        Assert.Equal(["moments"], page.QuerySelectorAll("select[name=problem] option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal(titles.Count.ToString(), page.QuerySelector("label:has(input[name=verdict][value=fails]) .facet-count")!.TextContent);
    }

    [Fact]
    public async Task List_StillRunning_ShowsNoBadge()
    {
        await site.ClearQueueAsync();
        var result = await LockedResult.SubmitAsync(site);

        var line = (await PageAsync("/results")).QuerySelector($"li:has(a[href='{result.Address}']) .result-line")!.TextContent;

        Assert.Contains("running", line, StringComparison.Ordinal);
        Assert.DoesNotContain("ran here", line, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Address, (await PageAsync("/results?badge=ran-here")).QuerySelectorAll(".listing-title").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task List_BeforeAResult_HasOlderOnesAndTheWayBack()
    {
        var older = await LockedResult.PublishAsync(site);
        var newer = await LockedResult.PublishAsync(site);

        var page = await PageAsync($"/results?before={newer.Name.Result}");
        Assert.Equal(older.Address, page.QuerySelector(".listing-title")!.GetAttribute("href"));
        var back = await PageAsync(page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(newer.Address, back.QuerySelectorAll(".listing-title")[^1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("/results?verdict=maybe", HttpStatusCode.NotFound)]
    [InlineData("/results?verdict=3", HttpStatusCode.NotFound)]
    [InlineData("/results?problem=nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/results?badge=golden", HttpStatusCode.NotFound)]
    [InlineData("/results?before=-5", HttpStatusCode.OK)]
    [InlineData("/results?before=1&after=1", HttpStatusCode.OK)]
    [InlineData("/results?after=99999999", HttpStatusCode.OK)]
    [InlineData("/results?verdict=&badge=&problem=", HttpStatusCode.OK)]
    public async Task List_OddQuestions_AreAnsweredWithoutATrace(string path, HttpStatusCode expected)
    {
        using var answer = await site.Visitor().OpenAsync(path);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task PersonPage_OfAnAuthor_ListsTheirResults()
    {
        var result = await LockedResult.PublishAsync(site);

        Assert.NotNull((await PageAsync($"/people/{result.Author.Handle}")).QuerySelector($"a[href='{result.Address}']"));
    }

    [Fact]
    public async Task RunPage_OfAResult_LeadsToItAndOffersNoFormOfAToy()
    {
        var result = await LockedResult.PublishAsync(site);
        var run = Assert.Single((await result.ViewAsync()).Runs).Run;

        var page = await PageAsync($"/runs/{run.Id}");

        Assert.NotNull(page.QuerySelector($"a[href='{result.Address}']"));
        Assert.Empty(page.QuerySelectorAll("form.run-form"));
    }

    private const string Rivals =
        """
        toy "A square and a line"
        param scale = 1.5 in 0.1..10
        data x ~ normal(200) * scale
        measure moment = mean(x^2) every 1
        weight w = 0
        loss = w^2
        train gd(lr = 0.1) for 10
        fit slope_ in 0.5..0.6 from moment where step < 3
        predict moment as "square" = scale^2
        predict moment as "line" = slope_ * scale
        check moment within 40%
        seeds 8
        """;

    private const string TwoSweeps =
        """
        toy "Two sweeps"
        param a = 1 in 1..3
        param b = 1 in 1..2
        measure product = a * b + (a - 1)^2
        predict product = a * b
        sweep b in [1, 2]
        sweep a in [1, 2, 3]
        check product within 10%
        seeds 1
        """;

    private async Task<IHtmlDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await site.Visitor().ReadAsync(path));
}
