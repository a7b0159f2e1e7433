using System.Globalization;
using System.Net;
using System.Xml.Linq;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Feeds;

public sealed class AtomFeedTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Gone = "http://purl.org/atompub/tombstones/1.0";

    [Theory]
    [InlineData("/feed.atom")]
    [InlineData("/problems/moments/feed.atom")]
    [InlineData("/strands/solvable-settings/feed.atom")]
    [InlineData("person")]
    public async Task Feed_OfAnything_KeepsTheRulesOfAtom(string path)
    {
        var result = await LockedResult.PublishAsync(site);
        path = path == "person" ? $"/people/{result.Author.Handle}/feed.atom" : path;

        var feed = await FeedAsync(path);

        // RFC 4287, section 4.1.1: exactly one of these, an author, at most one alternate of a kind, one link to itself.
        Assert.All(new[] { "id", "title", "updated" }, name => Assert.Single(feed.Elements(Atom + name)));
        Assert.NotEmpty(feed.Elements(Atom + "author"));
        Assert.Equal(site.Address + path[1..], Link(feed, "self"));
        Assert.True(Uri.IsWellFormedUriString(feed.Element(Atom + "id")!.Value, UriKind.Absolute));
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.NotEmpty(entries);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.All(entries, entry =>
        {
            Assert.All(new[] { "id", "title", "updated", "summary", "content" }, name => Assert.Single(entry.Elements(Atom + name)));
            Assert.NotEmpty(entry.Elements(Atom + "author"));
            Assert.All(entry.Elements(Atom + "author"), author => Assert.NotEmpty(author.Element(Atom + "name")!.Value));
            Assert.StartsWith(site.Address.ToString(), Link(entry, "alternate"), StringComparison.Ordinal);
            Assert.True(Time(entry, "updated") >= Time(entry, "published"));
        });
        Assert.Equal(entries.Max(entry => Time(entry, "updated")), Time(feed, "updated"));
        Assert.Contains(entries, entry => entry.Element(Atom + "id")!.Value == site.Address + result.Address[1..]);
    }

    [Fact]
    public async Task Entry_OfAResult_SaysWhatWasFoundAndShowsItsChart()
    {
        var result = await LockedResult.PublishAsync(site, ("claim", "The second moment is <em>nine</em> times as large & more."), ("toy", Wrong));

        var entry = await EntryAsync("/feed.atom", result.Address);

        Assert.StartsWith("Fails: The second moment is <em>nine</em>", entry.Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains("worst", entry.Element(Atom + "summary")!.Value + " worst", StringComparison.Ordinal);
        var content = entry.Element(Atom + "content")!;
        Assert.Equal("html", content.Attribute("type")!.Value);
        Assert.Contains("&lt;em&gt;nine", content.Value, StringComparison.Ordinal);
        var chart = content.Value[content.Value.IndexOf("<svg", StringComparison.Ordinal)..(content.Value.LastIndexOf("</svg>", StringComparison.Ordinal) + 6)];
        Assert.Equal("svg", XElement.Parse(chart).Name.LocalName);
    }

    [Fact]
    public async Task Erratum_IsHeardOf_AndTheEntryItCorrectsIsUpdated()
    {
        var result = await LockedResult.PublishAsync(site);
        var before = Time(await EntryAsync("/problems/moments/feed.atom", result.Address), "updated");
        site.Clock.Advance(TimeSpan.FromMinutes(5));

        using var added = await result.Author.FillInAsync($"{result.Address}/erratum", $"{result.Address}/erratum", ("text", "The scale is a *deviation*."));

        var feed = await FeedAsync("/problems/moments/feed.atom");
        var erratum = feed.Elements(Atom + "entry").First();
        Assert.Equal($"Erratum to result {result.Name}", erratum.Element(Atom + "title")!.Value);
        Assert.Contains("<em>deviation</em>", erratum.Element(Atom + "content")!.Value, StringComparison.Ordinal);
        var corrected = await EntryAsync("/problems/moments/feed.atom", result.Address);
        Assert.True(Time(corrected, "updated") > before);
        Assert.Contains("It has an erratum", corrected.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawal_IsHeardOf_AndTheEntryIsGone()
    {
        var result = await LockedResult.PublishAsync(site);
        await FeedAsync("/feed.atom");
        var address = $"/results/{result.Name.Result}";
        site.Clock.Advance(TimeSpan.FromMinutes(5));

        using var withdrawn = await result.Author.FillInAsync($"{address}/withdraw", $"{address}/withdraw", ("reason", "The toy measures something else."));

        var feed = await FeedAsync("/feed.atom");
        Assert.Contains("The toy measures something else.", feed.Elements(Atom + "entry").First().Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Contains(feed.Elements(Gone + "deleted-entry"), gone => gone.Attribute("ref")!.Value == site.Address + result.Address[1..]);
        Assert.DoesNotContain(feed.Elements(Atom + "entry"), entry => entry.Element(Atom + "id")!.Value == site.Address + result.Address[1..]);
    }

    [Fact]
    public async Task Status_IsHeardOfWithTheResultThatItCites()
    {
        var result = await LockedResult.PublishAsync(site);
        var moderator = await site.PersonAsync(Standing.Moderator);
        site.Clock.Advance(TimeSpan.FromMinutes(5));

        using var changed = await moderator.FillInAsync(
            "/problems/moments/status", "/problems/moments/status", ("to", "conditional"), ("cited", result.Name.ToString()), ("reason", "It holds at every scale."));

        var entry = (await FeedAsync("/strands/solvable-settings/feed.atom")).Elements(Atom + "entry").First();
        Assert.Equal("Moments of what is drawn: conditional", entry.Element(Atom + "title")!.Value);
        Assert.Equal(site.Address + result.Address[1..], Link(entry, "related"));
    }

    [Fact]
    public async Task Pages_FollowedToTheEnd_HaveEverythingOnce()
    {
        for (var i = 0; i < 21; i++)
            await LockedResult.PublishAsync(site, ("toy", TestSite.Toys["decay"]), ("claim", $"It decays for the {i}th time, as it must."));

        var seen = new List<string>();
        for (string? next = "/feed.atom"; next is not null;)
        {
            var feed = await FeedAsync(next);
            seen.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            next = feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == "next")?.Attribute("href")!.Value;
        }

        Assert.True(seen.Count > 20);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        var found = (await site.Visitor().ReadAsync("/sitemap.xml")).Split("/results/").Length - 1;
        Assert.True(seen.Count(id => id.Contains("/results/", StringComparison.Ordinal)) >= found - 1);
    }

    [Fact]
    public async Task Feed_AskedAgainWithItsTag_IsNotSent()
    {
        using var first = await site.Visitor().OpenAsync("/feed.atom");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.atom");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await site.Visitor().Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/feed.atom?before=nonsense")]
    [InlineData("/feed.atom?before=99999999999999999999-p1v1")]
    [InlineData("/problems/nothing/feed.atom")]
    [InlineData("/strands/nothing/feed.atom")]
    [InlineData("/people/nobody-here/feed.atom")]
    public async Task Feed_OfNothing_IsMissing(string path)
    {
        using var answer = await site.Visitor().OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
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

    private async Task<XElement> EntryAsync(string path, string address) => (await FeedAsync(path)).Elements(Atom + "entry")
        .Single(entry => entry.Element(Atom + "id")!.Value == site.Address + address[1..]);

    private async Task<XElement> FeedAsync(string path)
    {
        using var answer = await site.Visitor().OpenAsync(path);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    private static string Link(XElement element, string relation) =>
        element.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static DateTimeOffset Time(XElement element, string name) =>
        DateTimeOffset.Parse(element.Element(Atom + name)!.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
