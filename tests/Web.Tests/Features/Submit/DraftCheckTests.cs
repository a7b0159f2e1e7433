using System.Net;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Tests.Features.Submit;

public sealed class DraftCheckTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Check_ToyWithAnError_PointsAtLineAndColumn()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.SendAsync("check", ("toy", "toy \"Wrong\"\nmeasure m = mean(x)\ncheck m within 1%"));

        var page = await OpenDraft.ReadAsync(answer);
        var place = page.QuerySelector(".mistakes [data-line]");
        Assert.Equal(("2", "18"), (place?.GetAttribute("data-line"), place?.GetAttribute("data-column")));
        Assert.Equal("Toy, line 2, column 18", place?.TextContent);
        Assert.Equal("", OpenDraft.ValueOf(await draft.FormAsync(), "toy"));
    }

    [Fact]
    public async Task Check_CompleteDraft_SaysPriceHashesAndWhatIsLeft()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.SendAsync("check", OpenDraft.Complete);

        var words = (await OpenDraft.ReadAsync(answer)).Body!.TextContent;
        var toy = Toys.Toy.Compile(TestSite.Toys["second-moment"]).Toy!;
        Assert.Contains("Nothing to mend", words, StringComparison.Ordinal);
        Assert.Contains("a moderator looks at it", words, StringComparison.Ordinal);
        Assert.Contains("8 seeds, less than a second of one core at most", words, StringComparison.Ordinal);
        Assert.Contains(toy.PredictionSha256, words, StringComparison.Ordinal);
        Assert.Contains(toy.Sha256, words, StringComparison.Ordinal);
        Assert.Contains("7,200 s of 7,200 s of one core (newcomer)", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TrainedToy_DrawsTheLineAloneWithoutTraining()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.SendAsync("check", ("toy", TestSite.Toys["decay"]));

        var page = await OpenDraft.ReadAsync(answer);
        var chart = page.QuerySelector("#chart-height");
        Assert.StartsWith("M", chart?.QuerySelector("path.theory-0[d^=M]")?.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Equal("", chart?.QuerySelector("svg[role=img] path.experiment")?.GetAttribute("d"));
        Assert.DoesNotContain("experiment", chart?.QuerySelector(".legend")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(["step", "theory"], chart!.QuerySelectorAll("th").Select(head => head.TextContent));
    }

    [Fact]
    public async Task Check_PredictionThatIsANumber_IsWritten()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.SendAsync("check", ("toy", TestSite.Toys["second-moment"]), ("settings", "scale = 2"));

        var cells = (await OpenDraft.ReadAsync(answer)).QuerySelectorAll(".prediction-preview tbody td").Select(cell => cell.TextContent);
        Assert.Equal(["moment", "", "theory", "4"], cells);
    }

    [Fact]
    public async Task Check_MoreThanTheAuthorMayAskFor_SaysSo()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.SendAsync("check", ("toy", TestSite.Toys["monstrous"]));

        Assert.Contains("of one core; a run may take 600 s", (await OpenDraft.ReadAsync(answer)).QuerySelector(".form-mistake")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PredictionTooDear_IsNotComputed()
    {
        const string dear =
            """
            toy "A dear theory"
            data x ~ normal(1500, 1500)
            measure m = x[0, 0]
            predict m = sum(x @ x @ x @ x @ x @ x @ x @ x @ x @ x @ x @ x)
            seeds 1
            check m within 1 absolutely
            """;
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.SendAsync("check", ("toy", dear));

        var page = await OpenDraft.ReadAsync(answer);
        Assert.Contains("too long to draw while you write", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".prediction-preview"));
    }

    [Fact]
    public async Task Check_VeryOften_IsRefusedForAWhileAndSaysThatNothingIsLost()
    {
        var draft = await OpenDraft.BeginAsync(site, Standing.Member);
        var form = PersonBrowser.Carried(await draft.FormAsync()).ToArray();
        var answer = await draft.Author.PostAsync(draft.Address + "/check", form);
        for (var i = 0; i < 70 && answer.IsSuccessStatusCode; i++)
        {
            answer.Dispose();
            answer = await draft.Author.PostAsync(draft.Address + "/check", form);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("nothing is lost", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        answer.Dispose();
    }

    [Theory]
    [InlineData("$x^2$", "<math", null)]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>", "&lt;script&gt;", "<script")]
    [InlineData("[a](javascript:alert(1))", "leads nowhere allowed", "href=\"javascript")]
    [InlineData("![](https://evil.example/beacon.png)", "is not loaded", "<img")]
    public async Task Discussion_WhileTyping_IsRenderedAsItWouldBeRead(string typed, string has, string? lacks)
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.SendAsync("discussion", ("discussion", typed));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains(has, html, StringComparison.Ordinal);
        if (lacks is not null)
            Assert.DoesNotContain(lacks, html, StringComparison.Ordinal);
    }
}
