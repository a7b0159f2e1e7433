using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Forms;
using Microsoft.AspNetCore.Mvc;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>From the first words of a draft to its lock.</summary>
public static class SubmitFeature
{
    /// <summary>Room for all files and all fields of a draft, and for a file that is too large, so that the answer to it keeps what was typed.</summary>
    private const long LargestForm = 40L << 20;

    public static IServiceCollection AddSubmitting(this IServiceCollection services)
    {
        services.AddSingleton<PredictionPreviews>();
        services.AddSingleton<DraftChecks>();
        services.AddSingleton<DraftLimits>();
        services.AddSingleton<DraftStarts>();
        return services;
    }

    public static void MapSubmitting(this IEndpointRouteBuilder routes)
    {
        var submit = routes.MapGroup("/submit").RequireSignedIn().WithTags("Submitting").WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        submit.MapFormPage<DraftsPage>("");
        submit.MapFormPage<DraftPage>("/{draft}");
        submit.MapFormAction<SaveAction>("/{draft}/save");
        submit.MapFormAction<CheckAction>("/{draft}/check");
        submit.MapFormAction<DiscussionAction>("/{draft}/discussion");
        submit.MapGet("/{draft}/files/{hash}", DraftFiles.SendAsync);
    }
}
