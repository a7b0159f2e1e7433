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
        string? problem, string? verdict, string? badge, string? before, string? after,
        ResultReading reading, ContentLibrary library, CancellationToken cancellationToken)
    {
        var query = new ResultQuery { Before = Number(before), After = Number(before) is null ? Number(after) : null };
        if (!string.IsNullOrEmpty(problem))
        {
            if (!ProblemSlug.TryParse(problem, null, out var slug) || !library.TryFind(slug, out var about))
                return Refusals.Because(StatusCodes.Status404NotFound, $"There is no problem {Refusals.Shown(problem)}.");
            query = query with { Problem = about };
        }

        if (!string.IsNullOrEmpty(verdict))
        {
            if (Named<Verdict>(verdict, ResultQuery.KeyOf) is not { } found)
                return Refusals.Because(StatusCodes.Status404NotFound, $"There is no verdict {Refusals.Shown(verdict)}: write holds, fails, undecided or diverged.");
            query = query with { Verdict = found };
        }

        if (!string.IsNullOrEmpty(badge))
        {
            if (Named<Badge>(badge, ResultQuery.KeyOf) is not { } found)
                return Refusals.Because(StatusCodes.Status404NotFound, $"There is no badge {Refusals.Shown(badge)}: write linked, data-attached, ran-here or replicated.");
            query = query with { Badge = found };
        }

        var listed = await reading.ListAsync(query.Filter, cancellationToken);
        return new RazorComponentResult<ResultListPage>(PageOf(query, listed, await reading.SortsAsync(cancellationToken)));
    }

    /// <summary>A page of what was read, with what its links must know: one result more than it shows says that there is another page.</summary>
    private static Dictionary<string, object?> PageOf(ResultQuery query, IReadOnlyList<ResultSummary> read, IReadOnlyList<ResultSort> sorts)
    {
        var isMore = read.Count > ResultQuery.PageSize;
        return new()
        {
            [nameof(ResultListPage.Query)] = query,
            [nameof(ResultListPage.Results)] = !isMore ? read : query.After is null ? [.. read.Take(ResultQuery.PageSize)] : [.. read.Skip(1)],
            [nameof(ResultListPage.Sorts)] = sorts,
            [nameof(ResultListPage.HasNewer)] = query.After is null ? query.Before is not null && read.Count > 0 : isMore,
            [nameof(ResultListPage.HasOlder)] = query.After is null ? isMore : read.Count > 0,
        };
    }

    private static T? Named<T>(string word, Func<T, string> key)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (key(value) == word)
                return value;
        }

        return null;
    }

    private static ResultNumber? Number(string? text) => ResultNumber.TryParse(text, null, out var number) ? number : null;

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
