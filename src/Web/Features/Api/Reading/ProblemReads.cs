using LearningMechanics.Domain;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Api.Reading;

internal static class ProblemReads
{
    private const string List = "problems";

    /// <summary>All problems by slug.</summary>
    public static async Task<IResult> ListAsync(
        [AsParameters] PageQuery query, HttpContext context, ContentLibrary library, ProblemChanges changes, ProblemBoards boards,
        ApiAddresses addresses, CancellationToken cancellationToken)
    {
        if (PageRequest.Refuse(List, query, text => ProblemSlug.TryParse(text, null, out _), out var page) is { } refusal)
            return refusal;
        var present = await changes.PresentAsync(cancellationToken);
        var counts = await boards.CountsAsync(cancellationToken);
        var found = library.Problems.OrderBy(problem => problem.Slug.Value, StringComparer.Ordinal)
            .Where(problem => string.CompareOrdinal(problem.Slug.Value, page.After) > 0).Take(page.Limit + 1).ToList();
        return Paging.Answer(
            context, addresses, page, List, found, problem => problem.Slug.Value,
            problem => new ProblemItem
            {
                Id = problem.Slug.Value,
                Url = addresses.Of(problem.Slug),
                Page = addresses.Page(SiteLinks.To(problem.Slug)),
                Title = problem.Title,
                Strand = problem.Strand.Key,
                Status = present.GetValueOrDefault(problem.Slug, problem.Status).Key,
                Summary = problem.Summary,
                Tags = problem.Tags,
                Results = CountsOf(problem, counts, addresses),
            },
            ApiJson.Plain.PageProblemItem);
    }

    public static async Task<IResult> ReadAsync(
        string slug, ContentLibrary library, ProblemBoards boards, ApiAddresses addresses, CancellationToken cancellationToken)
    {
        if (!ProblemSlug.TryParse(slug, null, out var name) || !library.TryFind(name, out var problem))
            return ApiRefusals.NoSuch("problem", slug);
        var counts = await boards.CountsAsync(cancellationToken);
        var history = await boards.HistoryAsync(name, cancellationToken);
        return ApiAnswer.Of(Whole(problem, counts, history, addresses), ApiJson.Plain.ProblemResource);
    }

    /// <summary>All of a problem, as it stands now.</summary>
    public static ProblemResource Whole(
        Problem problem, IReadOnlyDictionary<ProblemSlug, ProblemCount> counts, IReadOnlyList<ProblemTurn> history, ApiAddresses addresses) => new()
    {
        Id = problem.Slug.Value,
        Url = addresses.Of(problem.Slug),
        Page = addresses.Page(SiteLinks.To(problem.Slug)),
        Title = problem.Title,
        Strand = problem.Strand.Key,
        Status = (history is [var last, ..] ? last.To : problem.Status).Key,
        Summary = problem.Summary,
        Tags = problem.Tags,
        Results = CountsOf(problem, counts, addresses),
        Sections = [.. problem.Sections.Select(section => new ProblemPart(section.Title, section.Html))],
        Toys = [.. problem.Toys.Select(toy => new Link(toy.Value, addresses.Of(toy)))],
        Related = [.. problem.Related.Select(other => new Link(other.Value, addresses.Of(other)))],
        References = [.. problem.References.Select(reference => new Source(reference.Id, reference.Text, reference.Url))],
        History = [.. history.Select(turn => Tell(turn, addresses))],
    };

    public static StatusChange Tell(ProblemTurn turn, ApiAddresses addresses) => new(
        turn.From.Key, turn.To.Key, turn.IsCitedWithdrawn ? null : new Link($"{turn.Cited}", addresses.Of(turn.Cited)), turn.Reason,
        new PersonLink(turn.By.Value, turn.ByName, addresses.Of(turn.By)), turn.At.UtcDateTime);

    private static ResultCounts CountsOf(Problem problem, IReadOnlyDictionary<ProblemSlug, ProblemCount> counts, ApiAddresses addresses)
    {
        var count = counts.GetValueOrDefault(problem.Slug, new ProblemCount(0, 0, 0));
        return new ResultCounts(count.InAll, count.Holds, count.Fails, addresses.Of($"/results?problem={problem.Slug}"));
    }
}
