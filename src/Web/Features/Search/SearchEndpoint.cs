using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Search;

/// <summary>The search page.</summary>
internal static class SearchEndpoint
{
    public static async Task<IResult> ReadAsync(string? q, string? kind, SiteSearch search, CancellationToken cancellationToken) =>
        new RazorComponentResult<SearchPage>(new { Answer = await search.AnswerAsync(q, SearchKinds.Of(kind), cancellationToken) });
}
