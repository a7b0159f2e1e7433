using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Lets a program act in the name of whoever gave it a token.</summary>
internal sealed class ApiTokenHandler(
    PeopleReading people, TimeProvider clock, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiToken";

    /// <summary>What a request sends as a bearer, be it any good or not; null where it sends none.</summary>
    public static string? SentBy(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var sent) && sent.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? sent.Parameter ?? ""
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!ApiToken.TryParse(SentBy(Request), null, out var token))
            return AuthenticateResult.NoResult();
        if (await people.FindAsync(token, Context.RequestAborted) is not { } bearer || bearer.Person.IsSuspended(clock.GetUtcNow()))
            return AuthenticateResult.Fail("unknown or revoked token");

        var person = bearer.Person;
        Context.Features.Set(new SignedIn(person.Id, person.Handle, person.Name, person.Standing) { Scopes = bearer.Scopes });
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.Id.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Refusals.Because(StatusCodes.Status401Unauthorized, "This API token is unknown or was taken back: make another under /account/tokens.")
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusals.Because(StatusCodes.Status403Forbidden, "This API token was not given the scope for that: make one that has it under /account/tokens.")
            .ExecuteAsync(Context);
}
