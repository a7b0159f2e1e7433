using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Caching;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Results.Acts;
using LearningMechanics.Web.Features.Results.Downloads;
using LearningMechanics.Web.Features.Results.Seeding;

namespace LearningMechanics.Web.Features.Results;

/// <summary>Results as readers meet them: listed, read, taken home, replicated, corrected.</summary>
public static class ResultFeature
{
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        services.AddScoped<PublishedResults>();
        services.AddScoped<ResultFiles>();
        services.AddScoped<ResultDownloads>();
        services.AddScoped<ResultCrates>();
        services.AddSingleton<Errata>();
        services.AddSingleton<SiteAccount>();
        services.AddHostedService<FirstResults>();
        return services;
    }

    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/results", ResultPages.ListAsync).WithMetadata(new CachedPageAttribute(PageSubject.Everything, "problem", "verdict", "badge"));
        routes.MapGet("/results/{name}", ResultPages.ReadAsync).WithMetadata(new CachedPageAttribute(PageSubject.Result));
        routes.MapGet("/results/{name}/files/{file}", AttachmentDownload.ReadAsync);

        var acts = routes.MapGroup("").RequireSignedIn();
        acts.MapFormPage<ReplicatePage>("/results/{name}/replicate");
        acts.MapFormPage<ErratumPage>("/results/{name}/erratum");
        acts.MapFormPage<WithdrawPage>("/results/{name}/withdraw");
        routes.MapGroup("").RequireModerator().MapFormPage<ProblemStatusPage>("/problems/{name}/status");
    }
}
