using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Feeds;

/// <summary>Feeds of everything, of a problem, of a strand and of an author.</summary>
internal sealed class FeedPages(
    FeedReading reading, ChartShelf charts, FeedEntries entries, ContentLibrary library, SiteAddress site, LearningMechanicsDbContext db)
{
    /// <summary>A chart has some fifty kilobytes before it is compressed.</summary>
    private const int PageSize = 10;
    private const string MediaType = "application/atom+xml; charset=utf-8";

    public Task<IResult> AllAsync(string? before, CancellationToken cancellationToken) => AnswerAsync(
        new FeedHead("Learning Mechanics", "Every result, held or failed, with errata, withdrawals and where problems stand.", FeedLinks.All, "/results"),
        null, null, before, cancellationToken);

    public Task<IResult> OfProblemAsync(string name, string? before, CancellationToken cancellationToken) =>
        ProblemSlug.TryParse(name, null, out var slug) && library.TryFind(slug, out var problem)
            ? AnswerAsync(
                new FeedHead($"{problem.Title} · Learning Mechanics", problem.Summary, FeedLinks.Of(slug), SiteLinks.To(slug)), [slug], null, before, cancellationToken)
            : Missing($"There is no problem {Refusals.Shown(name)}.");

    public Task<IResult> OfStrandAsync(string name, string? before, CancellationToken cancellationToken) =>
        Enum.GetValues<Strand>().Where(strand => strand.Key == name).ToList() is [var strand]
            ? AnswerAsync(
                new FeedHead($"{strand.Title} · Learning Mechanics", strand.Description, FeedLinks.Of(strand), $"/problems#{strand.Key}"),
                [.. library.Problems.Where(problem => problem.Strand == strand).Select(problem => problem.Slug)], null, before, cancellationToken)
            : Missing($"There is no strand {Refusals.Shown(name)}: there are {string.Join(", ", Enum.GetValues<Strand>().Select(strand => strand.Key))}.");

    public async Task<IResult> OfPersonAsync(string name, string? before, CancellationToken cancellationToken) =>
        Handle.TryParse(name, null, out var handle)
        && await db.Users.Where(account => account.Handle == handle).Select(account => new { account.Id, account.DisplayName }).SingleOrDefaultAsync(cancellationToken) is { } person
            ? await AnswerAsync(
                new FeedHead($"{person.DisplayName} · Learning Mechanics", $"Results of {person.DisplayName}, held or failed.", FeedLinks.Of(handle), SiteLinks.To(handle)),
                null, person.Id, before, cancellationToken)
            : await Missing($"There is nobody called {Refusals.Shown(name)}.");

    private async Task<IResult> AnswerAsync(
        FeedHead head, IReadOnlyList<ProblemSlug>? problems, PersonId? author, string? before, CancellationToken cancellationToken)
    {
        var place = FeedPlace.Read(before);
        if (before is not null && place is null)
            return Refusals.Because(StatusCodes.Status404NotFound, $"before = {Refusals.Shown(before)} is no place in this feed: follow its own links, which begin at {head.Path}.");
        var found = await reading.EventsAsync(problems, author, place, PageSize + 1, cancellationToken);
        var shown = found.Take(PageSize).ToList();
        var drawings = await charts.FindAsync([.. shown.OfType<FeedEvent.Published>().Select(published => published.Run).OfType<RunId>()], cancellationToken);
        var next = found.Count > PageSize ? $"{head.Path}?before={shown[^1].Place}" : null;
        var current = place is null ? head.Path : $"{head.Path}?before={place}";
        return TypedResults.Bytes(AtomFeed.Write(head, [.. shown.Select(happened => entries.Of(happened, drawings))], current, next, site), MediaType);
    }

    private static Task<IResult> Missing(string sentence) => Task.FromResult<IResult>(Refusals.Because(StatusCodes.Status404NotFound, sentence));
}
