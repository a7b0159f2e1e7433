using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>How this feature says no.</summary>
internal static class Refusals
{
    public static ProblemHttpResult NoSuchRun(string id) => Because(StatusCodes.Status404NotFound, $"There is no run {Shown(id)}.");

    /// <summary>Problem details; a reader's browser gets a page that says the same.</summary>
    public static ProblemHttpResult Because(int status, string detail, IDictionary<string, object?>? extensions = null) =>
        TypedResults.Problem(detail, statusCode: status, extensions: extensions);

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
}
