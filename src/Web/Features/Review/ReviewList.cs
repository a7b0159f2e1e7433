using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Submit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Review;

/// <summary>What waits for a moderator, oldest first.</summary>
internal static class ReviewList
{
    public static async Task<RazorComponentResult<ReviewListView>> ShowAsync(
        HttpContext context, ResultReading results, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-cache, no-store";
        var moderator = context.Actor;
        var waiting = await results.InReviewAsync(cancellationToken);
        return new(new
        {
            Waiting = waiting.Select(result => new WaitingResult(result, Objection(result, moderator))).ToList(),
            Done = VersionName.TryParse(context.Request.Query["done"], null, out var done) ? done : (VersionName?)null,
        });
    }

    private static string? Objection(ResultSummary result, Actor moderator) =>
        ReviewRule.Objection(moderator.Id, moderator.Standing, [result.Author.Person, .. result.CoAuthors.Select(author => author.Person)]);
}

/// <summary>A submission that waits.</summary>
/// <param name="Result">What it says.</param>
/// <param name="Objection">Why this moderator may not decide about it; null where they may.</param>
public sealed record WaitingResult(ResultSummary Result, string? Objection);
