using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Workers;

/// <summary>Workers as readers and moderators meet them. What workers themselves say is in <see cref="Runs.Worker.WorkerProtocol"/>.</summary>
public static class WorkerFeature
{
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services.AddScoped<WorkerKeeping>();
        services.AddHostedService<OutlierWatch>();
        return services;
    }

    public static void MapWorkers(this IEndpointRouteBuilder routes) => routes.MapFormPage<TokensPage>("/workers/tokens").RequireModerator();
}
