using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Results;
using LearningMechanics.Web.Features.Runs;
using Microsoft.Net.Http.Headers;

namespace LearningMechanics.Web.Features.Cards;

/// <summary>Cards as pictures, each made once for what it shows.</summary>
internal sealed class CardPages(CardShelf shelf, PublishedResults results, PublishedRuns runs, ContentLibrary library)
{
    public async Task<IResult> OfResultAsync(string name, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ResultAddress.TryParse(name, out var address) || address.Ending.Length > 0)
            return Refusals.Because(StatusCodes.Status404NotFound, $"There is no result {Refusals.Shown(name)}.");
        // As everybody sees it, whoever asks: a picture is handed on.
        var sight = await results.FindAsync(address, null, cancellationToken);
        return sight is ResultSight.Shown(var shown) ? Answer(context, Of(shown)) : ResultPages.Answer(sight, name, address with { Ending = ".png" });
    }

    public async Task<IResult> OfProblemAsync(string name, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ProblemSlug.TryParse(name, null, out var slug) || !library.TryFind(slug, out var problem))
            return Refusals.Because(StatusCodes.Status404NotFound, $"There is no problem {Refusals.Shown(name)}.");
        var latest = await runs.LatestOfEachAsync(problem.Toys, cancellationToken);
        var figure = problem.Toys.Select(toy => latest.GetValueOrDefault(toy)).OfType<ShownRun>().SelectMany(run => run.Figures).FirstOrDefault();
        return Answer(context, new Card($"Open problem · {problem.Strand.Title}", problem.Title, figure?.Title ?? "", figure));
    }

    private static Card Of(ShownResult shown)
    {
        var verdict = ResultWords.Word(shown.Version.Verdict, shown.Version.State);
        var finding = shown.Version.State == VersionState.Published ? ResultWords.Finding(shown.Version.Headline, shown.Version.Verdict) : "";
        return new Card($"Result {shown.Name}", shown.Version.Claim, finding.Length > 0 ? $"{verdict}: {finding}" : verdict, shown.Figures.Count > 0 ? shown.Figures[0] : null);
    }

    private IResult Answer(HttpContext context, Card card)
    {
        if (shelf.Find(CardDrawing.Draw(card)) is not var (picture, tag))
            return Refusals.Because(StatusCodes.Status404NotFound, "This site makes no pictures.");
        context.Response.Headers.CacheControl = "public, max-age=600";
        // Other sites show it beside a link.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Bytes(picture, "image/png", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
