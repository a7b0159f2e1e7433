using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Citing;

public sealed class PageCardTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/", "WebSite", "url,name,publisher")]
    [InlineData("/problems/moments", "Question", "url,name,text,about,license")]
    [InlineData("/problems/moments", "BreadcrumbList", "itemListElement")]
    [InlineData("result", "Dataset", "url,name,description,identifier,version,creator,datePublished,distribution,license,about")]
    [InlineData("result", "BreadcrumbList", "itemListElement")]
    [InlineData("person", "Person", "url,name")]
    public async Task LinkedData_OfAPage_IsJsonWithWhatItsKindNeeds(string path, string type, string properties)
    {
        var page = await PageAsync(await AddressAsync(path));

        var graph = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal("https://schema.org", graph.GetProperty("@context").GetString());
        var thing = graph.GetProperty("@graph").EnumerateArray().Single(thing => thing.GetProperty("@type").GetString() == type);
        Assert.All(properties.Split(','), name => Assert.True(thing.TryGetProperty(name, out _), $"{type} has no {name}."));
    }

    [Theory]
    [InlineData("/problems/moments", "citation_title,citation_author,citation_public_url")]
    [InlineData("result", "citation_title,citation_author,citation_publication_date,citation_technical_report_number,citation_public_url")]
    public async Task CitationTags_AreThere(string path, string names)
    {
        var page = await PageAsync(await AddressAsync(path));

        Assert.All(names.Split(','), name => Assert.NotEmpty(page.QuerySelector($"head meta[name={name}]")?.GetAttribute("content") ?? ""));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/problems/moments")]
    [InlineData("result")]
    [InlineData("person")]
    public async Task Head_OfAPage_NamesItsLastingAddressAndItsFeed(string path)
    {
        path = await AddressAsync(path);
        var page = await PageAsync(path);

        Assert.Equal(site.Address + path[1..], page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        foreach (var feed in page.QuerySelectorAll("link[rel=alternate][type='application/atom+xml']"))
        {
            using var answer = await site.Visitor().OpenAsync(feed.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task LinkedData_OfAStranger_CannotLeaveItsElement()
    {
        var result = await LockedResult.PublishAsync(site, ("claim", "</script><script>alert(1)</script> is what I claim here."));

        var page = await PageAsync(result.Address);

        Assert.DoesNotContain(page.QuerySelectorAll("script:not([type='application/ld+json'])"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
        Assert.Contains(
            "</script><script>alert(1)</script>",
            JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("@graph")[0].GetProperty("name").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkedData_OfACorrectedResult_SaysSo()
    {
        var result = await LockedResult.PublishAsync(site);
        using var added = await result.Author.FillInAsync($"{result.Address}/erratum", $"{result.Address}/erratum", ("text", "The scale is a deviation."));

        var page = await PageAsync(result.Address);

        Assert.Contains("\"correction\":\"Erratum", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_OfWhatIsInReview_TellsNothing()
    {
        var result = await LockedResult.SubmitAsync(site, Standing.Newcomer);

        var page = await new HtmlParser().ParseDocumentAsync(await result.Author.ReadAsync(result.Address));

        Assert.Null(page.QuerySelector("meta[property='og:title']"));
        Assert.Null(page.QuerySelector("script[type='application/ld+json']"));
    }

    [Fact]
    public async Task ProblemCitation_AsBibTexAndCsl_NamesTheProblemAndTheDay()
    {
        var bib = await site.Visitor().ReadAsync("/problems/moments.bib");
        var csl = JsonDocument.Parse(await site.Visitor().ReadAsync("/problems/moments.csl.json")).RootElement[0];

        Assert.StartsWith("@misc{learning-mechanics-moments,\n", bib, StringComparison.Ordinal);
        Assert.Contains("title        = {{Moments of what is drawn}},", bib, StringComparison.Ordinal);
        Assert.Contains($"url          = {{{site.Address}problems/moments}},", bib, StringComparison.Ordinal);
        Assert.Equal(bib.Count(c => c == '{'), bib.Count(c => c == '}'));
        Assert.Equal("Moments of what is drawn", csl.GetProperty("title").GetString());
        Assert.Equal("webpage", csl.GetProperty("type").GetString());
        using var missing = await site.Visitor().OpenAsync("/problems/nothing.bib");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private async Task<string> AddressAsync(string path)
    {
        if (path[0] == '/')
            return path;
        var result = await LockedResult.PublishAsync(site);
        return path == "result" ? result.Address : $"/people/{result.Author.Handle}";
    }

    private async Task<IHtmlDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await site.Visitor().ReadAsync(path));
}
