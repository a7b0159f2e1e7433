using System.Globalization;
using System.Threading.RateLimiting;
using LearningMechanics.Web.Features.Errors;
using Microsoft.AspNetCore.RateLimiting;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>How this feature says no: a sentence on a page for readers, problem details for programs.</summary>
internal static class Refusals
{
    public static IResult NoSuchRun(string id) => Because(StatusCodes.Status404NotFound, $"There is no run {Shown(id)}.");

    public static IResult Because(int status, string detail, IDictionary<string, object?>? extensions = null) =>
        new RefusedResult(status, detail, extensions);

    public static async ValueTask TellTooManyAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Because(
            StatusCodes.Status429TooManyRequests,
            $"Too many runs were asked for from this address: try again in {seconds} s.").ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>What a caller wrote, short enough to repeat to it.</summary>
    public static string Shown(string text) => text.Length <= 80 ? $"'{text}'" : $"'{text[..77]}…'";

    private sealed class RefusedResult(int status, string detail, IDictionary<string, object?>? extensions) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (!Refusal.IsForReader(httpContext.Request))
                return TypedResults.Problem(detail, statusCode: status, extensions: extensions).ExecuteAsync(httpContext);

            // The empty body is filled by the error page.
            httpContext.Features.Set(new Refusal(detail));
            httpContext.Response.StatusCode = status;
            return Task.CompletedTask;
        }
    }
}
