using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>Lists every public page for crawlers, as sitemaps.org says: in one file, or in parts where one would be too long.</summary>
internal sealed class SiteMap(FeedReading reading, ContentLibrary library, SiteAddress site)
{
    public const string Path = "/sitemap.xml";

    /// <summary>The protocol allows 50,000 in a file; a part holds the results of as many numbers, so that it never changes its bounds.</summary>
    private const int MostInAFile = 50_000;

    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public async Task<IResult> WholeAsync(CancellationToken cancellationToken)
    {
        var pages = await PagesAsync(cancellationToken);
        var last = await reading.LastNumberAsync(cancellationToken);
        if (pages.Count + last <= MostInAFile)
            return Write("urlset", "url", [.. pages, .. await ResultsAsync(1, last, cancellationToken)]);
        var parts = 1 + (last + MostInAFile - 1) / MostInAFile;
        return Write("sitemapindex", "sitemap", Enumerable.Range(0, parts).Select(part => ($"/sitemaps/{part}.xml", (DateTimeOffset?)null)));
    }

    /// <param name="part">0 for everything but results; n for the n-th many of these.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> PartAsync(string part, CancellationToken cancellationToken)
    {
        if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 10_000)
            return Refusals.Because(StatusCodes.Status404NotFound, $"There is no part {Refusals.Shown(part)} of the site map: {Path} lists them.");
        return Write("urlset", "url", number == 0
            ? await PagesAsync(cancellationToken)
            : await ResultsAsync((number - 1) * MostInAFile + 1, number * MostInAFile, cancellationToken));
    }

    private async Task<IReadOnlyList<(string Path, DateTimeOffset? ChangedAt)>> PagesAsync(CancellationToken cancellationToken)
    {
        var problems = await reading.ProblemsChangedAsync(cancellationToken);
        var authors = await reading.AuthorsAsync(cancellationToken);
        var newest = problems.Count > 0 ? problems.Values.Max() : (DateTimeOffset?)null;
        return
        [
            ("/", newest), ("/problems", newest), ("/toys", null), ("/results", newest),
            .. library.Pages.OrderBy(page => page.Slug, StringComparer.Ordinal).Select(page => ($"/{page.Slug}", (DateTimeOffset?)null)),
            .. library.Problems.Select(problem => (SiteLinks.To(problem.Slug), problems.TryGetValue(problem.Slug, out var at) ? at : (DateTimeOffset?)null)),
            .. library.Toys.Select(toy => (SiteLinks.To(toy.Slug), (DateTimeOffset?)null)),
            .. authors.Select(author => (SiteLinks.To(author.Handle), (DateTimeOffset?)author.ChangedAt)),
        ];
    }

    private async Task<IEnumerable<(string Path, DateTimeOffset? ChangedAt)>> ResultsAsync(int from, int to, CancellationToken cancellationToken) =>
        (await reading.StandingAsync(from, to, cancellationToken)).Select(result => (SiteLinks.To(result.Name), (DateTimeOffset?)result.ChangedAt));

    private FileContentHttpResult Write(string root, string item, IEnumerable<(string Path, DateTimeOffset? ChangedAt)> entries)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            new XElement(Names + root, entries.Select(entry => new XElement(
                Names + item,
                new XElement(Names + "loc", site.Of(entry.Path)),
                entry.ChangedAt is { } at ? new XElement(Names + "lastmod", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null))).WriteTo(writer);
        }

        return TypedResults.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }
}
