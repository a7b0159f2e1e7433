using LearningMechanics.Web.Features.Caching;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace LearningMechanics.Web.Features.Runs.Worker;

/// <summary>What workers and the site say to each other. Workers pull: the site never calls one.</summary>
internal static class WorkerProtocol
{
    private const string Policy = "worker";

    /// <summary>Room for the raw series of the largest run a budget allows.</summary>
    private const long LargestRecord = 96L << 20;

    public static IServiceCollection AddWorkerProtocol(this IServiceCollection services)
    {
        services.AddSingleton<LeaseDesk>();
        services.AddSingleton<RunCompletions>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WorkerTokenHandler>(WorkerTokenHandler.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(
            Policy, policy => policy.AddAuthenticationSchemes(WorkerTokenHandler.SchemeName).RequireAuthenticatedUser());
        return services;
    }

    public static void MapWorkerProtocol(this IEndpointRouteBuilder routes)
    {
        var workers = routes.MapGroup("/api/worker").RequireAuthorization(Policy).WithTags("Workers");
        workers.MapPost("/lease", WorkerEndpoints.LeaseAsync).WithMetadata(ChangesNoPage.Mark);
        workers.MapPost("/runs/{id}/progress", WorkerEndpoints.ReportAsync).WithMetadata(ChangesNoPage.Mark);
        workers.MapPost("/runs/{id}/complete", WorkerEndpoints.CompleteAsync).WithMetadata(new RequestSizeLimitAttribute(LargestRecord));
        workers.MapPost("/runs/{id}/fail", WorkerEndpoints.FailAsync);
        workers.MapPost("/runs/{id}/release", WorkerEndpoints.ReleaseAsync);
    }
}
