using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>How this feature says no.</summary>
internal static class Refusals
{
    public static ProblemHttpResult NoSuchRun(string id) =>
        TypedResults.Problem($"There is no run {Shown(id)}.", statusCode: StatusCodes.Status404NotFound);

    public static async ValueTask TellTooManyAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await TypedResults.Problem(
            $"Too many runs were asked for from this address: try again in {seconds} s.",
            statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>What a caller wrote, short enough to repeat to it.</summary>
    public static string Shown(string text) => text.Length <= 80 ? $"'{text}'" : $"'{text[..77]}…'";
}
