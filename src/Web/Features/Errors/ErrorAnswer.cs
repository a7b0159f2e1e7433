using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Errors;

/// <summary>Answers with a page where a reader's browser asks, and leaves other callers to their own kind of answer.</summary>
public static class ErrorAnswer
{
    public static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) && !request.Path.StartsWithSegments("/api");

    /// <param name="context">The request that failed.</param>
    /// <param name="status">How.</param>
    /// <param name="detail">The sentence for this case; null where only the status is known.</param>
    public static Task WriteAsync(HttpContext context, int status, string? detail) => WantsPage(context.Request)
        ? new RazorComponentResult<ErrorDocument>(new { Code = status, Detail = detail }) { StatusCode = status }.ExecuteAsync(context)
        : Task.CompletedTask;
}
