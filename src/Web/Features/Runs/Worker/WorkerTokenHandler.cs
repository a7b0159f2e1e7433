using System.Security.Claims;
using System.Text.Encodings.Web;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Workers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LearningMechanics.Web.Features.Runs.Worker;

/// <summary>Lets workers in by their token, before anything of their request is read.</summary>
internal sealed class WorkerTokenHandler(
    WorkerRegister register, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Worker";

    private const string Prefix = "Bearer ";
    private bool isRevoked;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || !WorkerToken.TryParse(header[Prefix.Length..].Trim(), null, out var token))
            return AuthenticateResult.NoResult();
        if (await register.FindAsync(token, Context.RequestAborted) is not { } worker)
            return AuthenticateResult.Fail("unknown token");
        if (worker.RevokedAt is not null)
        {
            isRevoked = true;
            return AuthenticateResult.Fail("revoked token");
        }

        Context.Features.Set(worker);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, worker.Id.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (isRevoked)
            return TypedResults.Problem("This worker's token was taken back. Ask the site's keeper for another.", statusCode: StatusCodes.Status403Forbidden)
                .ExecuteAsync(Context);
        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem("Send a worker's token as Authorization: Bearer lmw_….", statusCode: StatusCodes.Status401Unauthorized)
            .ExecuteAsync(Context);
    }
}
