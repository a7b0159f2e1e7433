using System.Globalization;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>How often one person's open drafts may ask the site for something: more than anybody types, less than a script would.</summary>
internal sealed class DraftLimits : IDisposable
{
    private readonly AttemptLimit saves = new(120, TimeSpan.FromMinutes(1));
    private readonly AttemptLimit checks = new(60, TimeSpan.FromMinutes(1));

    /// <summary>Refuses a save that comes too soon; null where it may be done.</summary>
    public ProblemHttpResult? RefuseSave(HttpContext context) => Refuse(context, saves);

    /// <summary>Refuses a check or a preview that comes too soon; null where it may be done.</summary>
    public ProblemHttpResult? RefuseCheck(HttpContext context) => Refuse(context, checks);

    public void Dispose()
    {
        saves.Dispose();
        checks.Dispose();
    }

    private static ProblemHttpResult? Refuse(HttpContext context, AttemptLimit limit)
    {
        if (limit.Count(context.MustBeSignedIn.Id.ToString()) is not { } wait)
            return null;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Refusals.Because(
            StatusCodes.Status429TooManyRequests, $"That was asked for very often just now. Go on writing: it is asked again in {seconds} s, and nothing is lost.");
    }
}
