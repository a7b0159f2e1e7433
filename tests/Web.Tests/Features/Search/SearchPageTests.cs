using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LearningMechanics.Storage.Search;
using LearningMechanics.Web.Features.Search;
using LearningMechanics.Web.Tests.Features.Results;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Search;

public sealed class SearchPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("sharpness", "edge", "curvature", "kernels")]
    [InlineData("SHARPNESS", "edge", "curvature", "kernels")]
    [InlineData("sharpnes", "edge", "curvature", "kernels")]
    [InlineData("shaprness", "edge", "curvature", "kernels")]
    [InlineData("sharp", "edge", "curvature", "kernels")]
    [InlineData("eigenlerning", "kernels")]
    [InlineData("kernel", "kernels")]
    [InlineData("λ", "edge")]
    [InlineData(@"\lambda", "edge")]
    [InlineData("lambda", "edge")]
    [InlineData(@"$\eta$", "edge")]
    [InlineData("∞", "curvature")]
    [InlineData("poincare", "curvature")]
    [InlineData("Lojasiewicz", "curvature")]
    [InlineData("2103.00065", "edge")]
    [InlineData("arXiv:2103.00065v3", "edge")]
    [InlineData("https://arxiv.org/abs/2103.00065", "edge")]
    [InlineData("what is the sharpness of flat minima", "curvature")]
    [InlineData("Cohen sharpness", "edge")]
    [InlineData("verdict", "verdicts")]
    [InlineData("curvature", "curvature", "edge")]
    public async Task Answer_ToAnyWriting_IsThatPageFirst(string typed, params string[] slugs)
    {
        var answer = await Search().AnswerAsync(typed, null, default);

        Assert.Equal(slugs, answer.Hits.Select(hit => hit.Entry.Address.Split('/')[^1]).Where(slug => slug is "edge" or "curvature" or "kernels" or "verdicts").Take(slugs.Length));
    }

    [Fact]
    public async Task Answer_NothingHasAllWords_HasSomeAndSaysSo()
    {
        var answer = await Search().AnswerAsync("eigenlearning zebrafish", null, default);

        Assert.True(answer.HasSomeOnly);
        Assert.Equal("/problems/kernels", answer.Hits[0].Entry.Address);
    }

    [Fact]
    public async Task Snippet_OfText_MarksWhatWasFound()
    {
        var answer = await Search().AnswerAsync("lambda", null, default);

        Assert.Contains(answer.Hits[0].Snippet, piece => piece is { Text: "λ", IsFound: true });
        Assert.DoesNotContain(answer.Hits[0].Title, piece => piece.IsFound);
    }

    [Fact]
    public async Task Page_WithResults_FindsThemByClaimAuthorTypoAndNumber()
    {
        var result = await LockedResult.PublishAsync(site, ("claim", "Heteroscedasticity of the Poincaré moment is as predicted."));

        foreach (var typed in (string[])["heteroscedasticity", "heteroscedasticty", "poincare heterosc", result.Name.ToString(), $"#{result.Name.Result}", "heteroscedasticity moment"])
        {
            var page = await PageAsync("/search?q=" + Uri.EscapeDataString(typed));
            Assert.Equal(result.Address, page.QuerySelector(".listing-title")?.GetAttribute("href"));
        }

        var marked = await PageAsync("/search?q=heteroscedasticity&kind=result");
        Assert.Equal("Heteroscedasticity", marked.QuerySelector(".listing-title mark")!.TextContent);
        Assert.Equal("true", marked.QuerySelector("a[href='/search?q=heteroscedasticity&kind=result']")!.GetAttribute("aria-current"));
        Assert.NotNull((await PageAsync($"/search?kind=person&q={result.Author.Handle}")).QuerySelector($"a[href='/people/{result.Author.Handle}']"));
    }

    [Fact]
    public async Task Page_WithdrawnOrInReview_IsNotFound()
    {
        var waiting = await LockedResult.SubmitAsync(site, Domain.People.Standing.Newcomer, ("claim", "Quasiperiodicity has not been looked at yet."));

        Assert.Null((await PageAsync("/search?q=quasiperiodicity")).QuerySelector(".listing-title"));
        Assert.Null((await PageAsync($"/search?q={waiting.Name}")).QuerySelector(".listing-title"));
    }

    public static TheoryData<string> Hostile =>
    [
        new string('a', 10_000), string.Join(' ', Enumerable.Range(0, 1_400).Select(i => $"word{i}")), "a\0b", "%", "100%", "_%_", "' OR 1=1 --", "a & b | !c <-> d:*",
        "\"unclosed", "((((", "\\", "\\\\lambda\\", "🦖🦖", "🦖 sharpness", "\ufeff", "\u0301\u0301\u0301", "<script>alert(1)</script>", "-1", "0", "99999999999999999999", "1v1v1", "...", "1.1.1.1.1", "\r\n\t",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Page_HostileQuery_IsAnswered(string typed)
    {
        foreach (var path in (string[])["/search?q=", "/search/suggest?q=", "/search?kind=result&q="])
        {
            using var answer = await site.Visitor().OpenAsync(path + Uri.EscapeDataString(typed));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/search?q=%ff%fe")]
    [InlineData("/search?q=%00")]
    [InlineData("/search?q=a&q=b")]
    [InlineData("/search?kind=nonsense&q=moment")]
    [InlineData("/search")]
    [InlineData("/search/suggest")]
    public async Task Page_OddAddress_IsAnswered(string path)
    {
        using var answer = await site.Visitor().OpenAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Suggestions_ToABeginning_AreTitlesWithAddresses()
    {
        using var answer = await site.Visitor().OpenAsync("/search/suggest?q=mome");

        var found = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("mome", (string?)found["query"]);
        Assert.Contains(found["suggestions"]!.AsArray(), hit => (string?)hit!["url"] == "/problems/moments" && (string?)hit["kind"] == "problem" && (string?)hit["title"] == "Moments of what is drawn");
    }

    private SiteSearch Search()
    {
        var reading = site.Services.GetRequiredService<SearchReading>();
        return new SiteSearch(new CuratedIndex(SearchTexts.Library), new StoredWords(reading), reading, SearchTexts.Library);
    }

    private async Task<IDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await site.Visitor().ReadAsync(path));
}
