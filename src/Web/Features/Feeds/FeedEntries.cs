using System.Globalization;
using System.Net;
using System.Text;
using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Results;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>Says what happened, as feeds say it.</summary>
internal sealed class FeedEntries(ContentLibrary library, SiteAddress site)
{
    /// <param name="happened">What.</param>
    /// <param name="drawings">Charts, by run.</param>
    public AtomEntry Of(FeedEvent happened, IReadOnlyDictionary<RunId, RunDrawing> drawings) => happened switch
    {
        FeedEvent.Published published => Published(published, published.Run is { } run ? drawings.GetValueOrDefault(run) : null),
        FeedEvent.Corrected corrected => Corrected(corrected),
        FeedEvent.Withdrawn withdrawn => Withdrawn(withdrawn),
        FeedEvent.Turned turned => Turned(turned),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private AtomEntry Published(FeedEvent.Published published, RunDrawing? drawing)
    {
        var address = site.Of(SiteLinks.To(published.Version));
        var word = ResultWords.Word(published.Verdict, VersionState.Published);
        var finding = ResultWords.Finding(published.Headline, published.Verdict);
        var summary = $"{Capital(word)}{(finding.Length > 0 ? $": {finding}" : "")}. Result {published.Version} on “{TitleOf(published.Problem)}”; {published.Badge.Title}."
            + (published.CorrectedAt is { } at ? $" It has an erratum of {ResultWords.Day(at)}." : "");
        var html = new StringBuilder($"<p>{Escape(published.Claim)}</p><p>{Escape(summary)}</p>");
        if (drawing is not null)
            html.Append($"<figure>{drawing.Svg}<figcaption>{Escape(drawing.Description)}</figcaption></figure>");
        html.Append($"<p><a href=\"{Escape(address)}\">Everything it rests on, and how to repeat it</a></p>");
        return Entry(published, address, $"{Capital(word)}: {published.Claim}", summary, html.ToString()) with
        {
            Updated = published.CorrectedAt > published.At ? published.CorrectedAt.Value : published.At,
            Authors = [(published.ByName, site.Of(SiteLinks.To(published.By))), .. published.CoAuthors.Select(name => (name, (string?)null))],
        };
    }

    private AtomEntry Corrected(FeedEvent.Corrected corrected)
    {
        var address = site.Of(SiteLinks.To(corrected.Version));
        var summary = $"An erratum was added to result {corrected.Version}, which claims: {corrected.Claim}";
        return Entry(
            corrected, $"{address}#erratum-{corrected.Id.ToString(CultureInfo.InvariantCulture)}", $"Erratum to result {corrected.Version}", summary,
            $"<p>{Escape(summary)}</p>{corrected.Html}");
    }

    private AtomEntry Withdrawn(FeedEvent.Withdrawn withdrawn)
    {
        var number = withdrawn.Version.Result;
        var summary = $"Result {number} was withdrawn: {withdrawn.Reason}";
        return Entry(withdrawn, site.Of(SiteLinks.To(number)), $"Result {number} was withdrawn", summary, $"<p>{Escape(summary)}</p>") with
        {
            Gone = [.. Enumerable.Range(1, withdrawn.Version.Version).Select(version => site.Of(SiteLinks.To(new VersionName(number, version))))],
        };
    }

    private AtomEntry Turned(FeedEvent.Turned turned)
    {
        var address = $"{site.Of(SiteLinks.To(turned.Problem))}#status-{turned.Id.ToString(CultureInfo.InvariantCulture)}";
        var cited = site.Of(SiteLinks.To(turned.Version));
        var summary = $"From {turned.From.Title} to {turned.To.Title}, citing result {turned.Version}: {turned.Reason}";
        return Entry(
            turned, address, $"{TitleOf(turned.Problem)}: {turned.To.Title}", summary,
            $"<p>From {turned.From.Title} to <strong>{turned.To.Title}</strong>, citing <a href=\"{Escape(cited)}\">result {turned.Version}</a>.</p><p>{Escape(turned.Reason)}</p>") with
        {
            // Of every change the page tells in one place.
            Address = site.Of(SiteLinks.To(turned.Problem)) + "#status",
            Related = cited,
        };
    }

    private AtomEntry Entry(FeedEvent happened, string address, string title, string summary, string html) => new()
    {
        Id = address,
        Title = title,
        Published = happened.At,
        Updated = happened.At,
        Authors = [(happened.ByName, site.Of(SiteLinks.To(happened.By)))],
        Problem = happened.Problem.Value,
        ProblemTitle = TitleOf(happened.Problem),
        Address = address,
        Related = site.Of(SiteLinks.To(happened.Problem)),
        Summary = summary,
        Html = html,
    };

    private string TitleOf(ProblemSlug slug) => library.TryFind(slug, out var problem) ? problem.Title : slug.Value;

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
