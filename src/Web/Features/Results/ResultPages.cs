using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Results.Downloads;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Results;

/// <summary>What is answered under <c>/results</c>: the list, a version's page or tombstone, and what is downloaded of it.</summary>
internal static class ResultPages
{
    public static async Task<IResult> ListAsync(
        string? problem, string? verdict, int? page, ResultReading reading, ContentLibrary library, CancellationToken cancellationToken)
    {
        Problem? about = null;
        if (problem is not null && !(ProblemSlug.TryParse(problem, null, out var slug) && library.TryFind(slug, out about)))
            return Refusals.Because(StatusCodes.Status404NotFound, $"There is no problem {Refusals.Shown(problem)}.");
        Verdict? wanted = null;
        if (verdict is not null)
        {
            if (!Enum.TryParse<Verdict>(verdict, ignoreCase: true, out var parsed) || int.TryParse(verdict, out _))
                return Refusals.Because(StatusCodes.Status404NotFound, $"There is no verdict {Refusals.Shown(verdict)}: write holds, fails, undecided or diverged.");
            wanted = parsed;
        }

        var shown = Math.Clamp(page ?? 1, 1, 100_000);
        var filter = new ResultFilter
        {
            Problem = about?.Slug, Verdict = wanted, Skip = (shown - 1) * ResultListPage.PageSize, Take = ResultListPage.PageSize,
        };
        return new RazorComponentResult<ResultListPage>(new
        {
            Results = await reading.ListAsync(filter, cancellationToken),
            Counts = await reading.CountsAsync(about?.Slug, cancellationToken),
            Verdict = wanted,
            Problem = about,
            Page = shown,
        });
    }

    public static async Task<IResult> ReadAsync(
        string name, HttpContext context, PublishedResults results, ResultDownloads downloads, CancellationToken cancellationToken)
    {
        var (sight, address) = await SeeAsync(name, context, results, cancellationToken);
        if (sight is not ResultSight.Shown(var shown) || address is null)
            return Answer(sight, name, address);
        return address.Ending.Length > 0
            ? await downloads.AnswerAsync(shown, address.Ending, context, cancellationToken)
            : new RazorComponentResult<ResultPage>(new { Shown = shown });
    }

    /// <summary>What a reader may see, and whether that is theirs alone.</summary>
    internal static async Task<(ResultSight Sight, ResultAddress? Address)> SeeAsync(
        string name, HttpContext context, PublishedResults results, CancellationToken cancellationToken)
    {
        if (!ResultAddress.TryParse(name, out var address))
            return (new ResultSight.Missing(), null);
        var sight = await results.FindAsync(address, context.SignedIn, cancellationToken);
        if (sight is ResultSight.Shown { Result.Version.State.IsPublic: false })
            context.Response.Headers.CacheControl = "no-store";
        else if (sight is ResultSight.Shown { Result.IsUnderWay: true })
            // It changes from second to second, and nothing is said of that.
            context.Response.Headers.CacheControl = "no-cache";
        return (sight, address);
    }

    /// <summary>404, or 410 with what stays of a result: for the page as for every download.</summary>
    internal static IResult Answer(ResultSight sight, string name, ResultAddress? address) => (sight, address) switch
    {
        (ResultSight.Withdrawn(var view), { Ending: "" }) =>
            new RazorComponentResult<TombstonePage>(new { View = view }) { StatusCode = StatusCodes.Status410Gone },
        (ResultSight.Withdrawn(var view), _) => Refusals.Because(
            StatusCodes.Status410Gone,
            $"Result {view.Result.Number} was withdrawn on {ResultWords.Day(view.Result.WithdrawnAt ?? default)}: {view.Result.WithdrawnBecause}"),
        (_, { Ending: "" } or null) => new RazorComponentResult<MissingResultPage>(new { Name = name }) { StatusCode = StatusCodes.Status404NotFound },
        _ => Refusals.Because(StatusCodes.Status404NotFound, $"There is no result {Refusals.Shown(name)}."),
    };
}
