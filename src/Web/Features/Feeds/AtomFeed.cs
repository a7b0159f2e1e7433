using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LearningMechanics.Web.Features.Accounts;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>What a feed is about, and where it stands.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Subtitle">One sentence.</param>
/// <param name="Path">Its own address.</param>
/// <param name="Page">The page for readers that it tells of.</param>
internal sealed record FeedHead(string Title, string Subtitle, string Path, string Page);

/// <summary>Writes feeds as RFC 4287 says, in pages as RFC 5005 says, with what is gone as RFC 6721 says.</summary>
internal static class AtomFeed
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    /// <summary>A whole document.</summary>
    /// <param name="head">What it is about.</param>
    /// <param name="entries">Newest first.</param>
    /// <param name="current">This page's own address, with its place.</param>
    /// <param name="next">The address of older entries; null at the end.</param>
    /// <param name="site">Makes whole addresses.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<AtomEntry> entries, string current, string? next, SiteAddress site)
    {
        var updated = entries.Select(entry => entry.Updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "en"),
            new XAttribute(XNamespace.Xmlns + "at", Tombstones),
            new XElement(Atom + "id", site.Of(head.Path)),
            new XElement(Atom + "title", head.Title),
            new XElement(Atom + "subtitle", head.Subtitle),
            new XElement(Atom + "updated", Time(updated)),
            new XElement(Atom + "rights", "Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/"),
            new XElement(Atom + "author", new XElement(Atom + "name", "Learning Mechanics"), new XElement(Atom + "uri", site.Of("/"))),
            Link("self", "application/atom+xml", site.Of("/").TrimEnd('/') + current),
            Link("alternate", "text/html", site.Of(head.Page)),
            Link("first", "application/atom+xml", site.Of(head.Path)),
            next is null ? null : Link("next", "application/atom+xml", site.Of("/").TrimEnd('/') + next),
            entries.SelectMany(entry => entry.Gone.Select(id => new XElement(
                Tombstones + "deleted-entry", new XAttribute("ref", id), new XAttribute("when", Time(entry.Updated)), new XElement(Tombstones + "comment", Clean(entry.Summary))))),
            entries.Select(Entry));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false }))
            new XDocument(feed).Save(writer);
        return bytes.ToArray();
    }

    private static XElement Entry(AtomEntry entry) => new(
        Atom + "entry",
        new XElement(Atom + "id", entry.Id),
        new XElement(Atom + "title", Clean(entry.Title)),
        new XElement(Atom + "published", Time(entry.Published)),
        new XElement(Atom + "updated", Time(entry.Updated)),
        entry.Authors.Select(author => new XElement(
            Atom + "author", new XElement(Atom + "name", Clean(author.Name)), author.Address is null ? null : new XElement(Atom + "uri", author.Address))),
        new XElement(Atom + "category", new XAttribute("term", entry.Problem), new XAttribute("label", entry.ProblemTitle)),
        Link("alternate", "text/html", entry.Address),
        entry.Related is null ? null : Link("related", "text/html", entry.Related),
        new XElement(Atom + "summary", Clean(entry.Summary)),
        new XElement(Atom + "content", new XAttribute("type", "html"), Clean(entry.Html)));

    private static XElement Link(string relation, string type, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>What XML cannot hold is left out.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is (>= 0x20 or '\t' or '\n' or '\r') and not (0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}

/// <summary>An entry of a feed.</summary>
internal sealed record AtomEntry
{
    /// <summary>The same for ever.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset Published { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<(string Name, string? Address)> Authors { get; init; }

    public required string Problem { get; init; }

    public required string ProblemTitle { get; init; }

    /// <summary>The page for readers.</summary>
    public required string Address { get; init; }

    /// <summary>Another page that it is about; null for none.</summary>
    public string? Related { get; init; }

    /// <summary>One or two sentences.</summary>
    public required string Summary { get; init; }

    public required string Html { get; init; }

    /// <summary>Ids of entries that are gone by it.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];
}
