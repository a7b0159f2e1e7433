using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Problems;

public sealed class ProblemResultsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task ProblemPage_WithResults_RanksTheoriesAndTellsWhereOneBroke()
    {
        var holds = await LockedResult.PublishAsync(site, ("claim", "The second moment is the square of the scale, as it should be."));
        var fails = await LockedResult.PublishAsync(
            site, ("claim", "The second moment is nine times as large."), ("toy", Wrong));

        var page = await PageAsync("/problems/moments");

        var ranked = page.QuerySelectorAll("#rivals ~ .scroll tbody tr").Select(row => row.QuerySelectorAll("td")[1].TextContent).ToList();
        Assert.True(ranked.IndexOf(holds.Name.ToString()) < ranked.IndexOf(fails.Name.ToString()), string.Join(" ", ranked));
        var failure = page.QuerySelector("#failures ~ ul")!.TextContent;
        Assert.Contains(fails.Name.ToString(), failure, StringComparison.Ordinal);
        Assert.Matches(@"worst at scale = 1, error 89 %", failure);
        Assert.NotNull(page.QuerySelector($"#results ~ ul a[href='{fails.Address}']"));
        Assert.Contains("fail", page.QuerySelector(".standing")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProblemsPage_WithResults_CountsThem()
    {
        await LockedResult.PublishAsync(site);

        Assert.Matches(@"results?, \d+ holds?", (await PageAsync("/problems")).QuerySelector(".result-line")!.TextContent);
    }

    [Fact]
    public async Task HomePage_WithResults_ShowsTheLatestVerdicts()
    {
        var result = await LockedResult.PublishAsync(site);

        var page = await PageAsync("/");

        Assert.NotNull(page.QuerySelector($".listing a[href='{result.Address}']"));
        Assert.NotNull(page.QuerySelector($".home-toy a[href='{result.Address}']"));
    }

    [Theory]
    [InlineData("/problems/moments")]
    [InlineData("/problems")]
    [InlineData("/")]
    public async Task Page_ManyResults_AsksTheDatabaseThreeTimesAtMost(string path)
    {
        await LockedResult.PublishAsync(site);
        await LockedResult.PublishAsync(site);
        await PageAsync(path);
        using var count = new StatementCount(site);

        // Asked with something that it does not read, a page is made anew.
        await PageAsync(path + "?anew=1");

        count.AssertAtMost(3);
    }

    private const string Wrong =
        """
        toy "A wrong moment"
        param scale = 1 in 0.1..10
        measure moment = scale^2
        predict moment = where(scale < 2, 9 * scale^2, 8 * scale^2)
        sweep scale in [1, 3]
        check moment within 10%
        seeds 8
        """;

    private async Task<IHtmlDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await site.Visitor().ReadAsync(path));
}
