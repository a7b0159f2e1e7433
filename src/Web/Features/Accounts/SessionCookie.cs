using System.Security.Claims;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Errors;
using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>
/// The cookie of somebody signed in. It only names them: what they may is asked of the database with every request, so
/// that whoever is suspended, demoted or signed out elsewhere is so at once.
/// </summary>
internal sealed class SessionCookie(PeopleReading people, TimeProvider clock, IOptions<IdentityOptions> identity) : CookieAuthenticationEvents
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public static void Configure(CookieAuthenticationOptions options, SiteOptions site)
    {
        options.Cookie.Name = "lm-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        // Behind a proxy that ends TLS a request looks plain here, but the cookie must never travel so.
        options.Cookie.SecurePolicy = site.PublicAddress?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lasts;
        options.EventsType = typeof(SessionCookie);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await FindAsync(context.Principal, context.HttpContext.RequestAborted) is { } who)
        {
            context.HttpContext.Features.Set(who);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!ErrorAnswer.WantsPage(request) && !HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/api"))
            return Refusals.Because(StatusCodes.Status401Unauthorized, "Send an API token as Authorization: Bearer lm_…; one is made under /account/tokens.")
                .ExecuteAsync(context.HttpContext);
        if (!HttpMethods.IsGet(request.Method))
            return Refusals.Because(
                StatusCodes.Status401Unauthorized,
                "You are no longer signed in, so this was not taken. Sign in within another tab, then reload this page: your browser sends again what you wrote.")
                .ExecuteAsync(context.HttpContext);
        context.Response.Redirect(LocalAddress.SignInFor(request.Path + request.QueryString));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Refusals.Because(StatusCodes.Status403Forbidden, "This is for moderators, and you are not one now.").ExecuteAsync(context.HttpContext);

    private async Task<SignedIn?> FindAsync(ClaimsPrincipal? principal, CancellationToken cancellationToken)
    {
        var claims = identity.Value.ClaimsIdentity;
        if (!PersonId.TryParse(principal?.FindFirstValue(claims.UserIdClaimType), null, out var id)
            || await people.FindAsync(id, cancellationToken) is not { } person
            || person.IsSuspended(clock.GetUtcNow())
            || principal?.FindFirstValue(claims.SecurityStampClaimType) != person.SecurityStamp)
            return null;
        return new SignedIn(person.Id, person.Handle, person.Name, person.Standing);
    }
}
