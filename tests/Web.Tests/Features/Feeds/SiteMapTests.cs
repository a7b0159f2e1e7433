using System.Net;
using System.Xml.Linq;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Feeds;

public sealed class SiteMapTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task SiteMap_EveryAddress_Answers()
    {
        var result = await LockedResult.PublishAsync(site);

        var map = XDocument.Parse(await site.Visitor().ReadAsync("/sitemap.xml")).Root!;

        Assert.Equal(Names + "urlset", map.Name);
        var addresses = map.Elements(Names + "url").Select(url => url.Element(Names + "loc")!.Value).ToList();
        Assert.Contains(site.Address + result.Address[1..], addresses);
        Assert.Contains($"{site.Address}people/{result.Author.Handle}", addresses);
        Assert.Contains($"{site.Address}problems/moments", addresses);
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        foreach (var address in addresses)
        {
            using var answer = await site.Visitor().Http.GetAsync(new Uri(address));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task SiteMap_OfAResult_SaysWhenItLastChanged()
    {
        var result = await LockedResult.PublishAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(2));
        using var added = await result.Author.FillInAsync($"{result.Address}/erratum", $"{result.Address}/erratum", ("text", "The scale is a deviation."));

        var map = XDocument.Parse(await site.Visitor().ReadAsync("/sitemap.xml")).Root!;

        var entry = map.Elements(Names + "url").Single(url => url.Element(Names + "loc")!.Value.EndsWith(result.Address, StringComparison.Ordinal));
        Assert.Equal(site.Clock.GetUtcNow().ToString("yyyy-MM-dd"), entry.Element(Names + "lastmod")!.Value[..10]);
    }

    [Fact]
    public async Task SiteMap_InParts_HasTheSameAddresses()
    {
        await LockedResult.PublishAsync(site);
        var whole = XDocument.Parse(await site.Visitor().ReadAsync("/sitemap.xml")).Descendants(Names + "loc").Select(loc => loc.Value);

        var parts = new List<string>();
        foreach (var part in (string[])["0", "1"])
            parts.AddRange(XDocument.Parse(await site.Visitor().ReadAsync($"/sitemaps/{part}.xml")).Descendants(Names + "loc").Select(loc => loc.Value));

        Assert.Equal(whole.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Robots_LetsReadersInAndNamesTheSiteMap()
    {
        var robots = await site.Visitor().ReadAsync("/robots.txt");

        Assert.Contains($"Sitemap: {site.Address}sitemap.xml", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /\n", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_ForLanguageModels_LinkToWhatThereIs()
    {
        var words = await site.Visitor().ReadAsync("/llms.txt");

        Assert.StartsWith("# Learning Mechanics\n\n> ", words, StringComparison.Ordinal);
        var links = System.Text.RegularExpressions.Regex.Matches(words, @"\]\((\S+)\)").Select(link => link.Groups[1].Value).ToList();
        Assert.Contains($"{site.Address}problems/moments", links);
        foreach (var link in links)
        {
            using var answer = await site.Visitor().Http.GetAsync(new Uri(link));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Search_OfABrowser_HasAPlaceForItsWords()
    {
        var description = XDocument.Parse(await site.Visitor().ReadAsync("/opensearch.xml")).Root!;

        Assert.Equal("OpenSearchDescription", description.Name.LocalName);
        Assert.Contains("{searchTerms}", description.Descendants().Single(element => element.Name.LocalName == "Url").Attribute("template")!.Value, StringComparison.Ordinal);
    }
}
