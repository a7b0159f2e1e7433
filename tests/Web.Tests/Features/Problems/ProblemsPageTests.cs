using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Problems;

public sealed class ProblemsPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Page_Filtered_KeepsItsStateInTheForm()
    {
        var page = await PageAsync("/problems?strand=solvable-settings&toy=yes&sort=need");

        Assert.Single(page.QuerySelectorAll("main .listing-title"));
        Assert.NotNull(page.QuerySelector("input[name=strand][value=solvable-settings][checked]"));
        Assert.NotNull(page.QuerySelector("input[name=toy][checked]"));
        Assert.Equal("need", page.QuerySelector("select[name=sort] option[selected]")!.GetAttribute("value"));
        Assert.Equal(["Solvable settings", "has a toy"], page.QuerySelectorAll(".chosen a").Select(link => link.ChildNodes[0].TextContent.Trim()));
        Assert.Equal("/problems?toy=yes&sort=need", page.QuerySelector(".chosen a")!.GetAttribute("href"));
        Assert.Equal(("get", "/problems"), (page.QuerySelector("form.filter")!.GetAttribute("method"), page.QuerySelector("form.filter")!.GetAttribute("action")));
    }

    [Fact]
    public async Task Page_NothingLeft_SaysWhatToDo()
    {
        var page = await PageAsync("/problems?status=settled");

        Assert.Empty(page.QuerySelectorAll("main .listing-title"));
        Assert.Contains("Take one filter away", page.QuerySelector(".list-empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AfterResults_KnowsRivalsFailuresAndWhoAnswered()
    {
        await LockedResult.PublishAsync(site, ("claim", "The second moment is nine times as large."), ("toy", TestSite.Toys["second-moment"].Replace("scale^2", "9 * scale^2", StringComparison.Ordinal)));
        Assert.Contains("1 result, 1 fails, 1 toy", (await PageAsync("/problems?failures=yes")).QuerySelector(".result-line")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await PageAsync("/problems?rivals=yes")).QuerySelectorAll("main .listing-title"));
        Assert.Contains("no later result answers it", (await PageAsync("/")).QuerySelectorAll(".home .result-line").Select(line => line.TextContent).Last(), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await LockedResult.PublishAsync(site);

        Assert.Single((await PageAsync("/problems?rivals=yes")).QuerySelectorAll("main .listing-title"));
        Assert.Contains("2 results so far", (await PageAsync("/")).QuerySelectorAll(".home .result-line").Select(line => line.TextContent).Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/problems?strand=nowhere&sort=luck&tag=%00&kind=%f0%9f%a6%96")]
    [InlineData("/problems?strand=&status=&kind=&tag=&sort=")]
    [InlineData("/problems?strand=limits&strand=limits")]
    [InlineData("/toys?strand=nowhere&verdict=maybe&sort=luck")]
    [InlineData("/toys?verdict=holds")]
    [InlineData("/keys")]
    public async Task Page_OddAddress_IsAnswered(string path)
    {
        using var answer = await site.Visitor().OpenAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<IDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await site.Visitor().ReadAsync(path));
}
