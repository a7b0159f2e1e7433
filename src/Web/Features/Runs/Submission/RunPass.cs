using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>
/// How a visitor who asked for a run is known again: a cookie for that run's pages alone, which says nothing about anybody.
/// </summary>
internal static class RunPass
{
    private const string Cookie = "run-pass";

    /// <summary>Longer than a run waits and takes.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    public static void Give(HttpContext context, RunId run, VisitorKey key) =>
        context.Response.Cookies.Append(Cookie, key.PassOf(run), new CookieOptions
        {
            Path = SiteLinks.To(run),
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = Lifetime,
        });

    public static bool IsHeld(HttpContext context, RunId run, VisitorKey key) => key.IsPass(run, context.Request.Cookies[Cookie]);
}
