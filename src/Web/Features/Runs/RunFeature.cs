using System.Threading.RateLimiting;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Features.Runs.Live;
using LearningMechanics.Web.Features.Runs.Managing;
using LearningMechanics.Web.Features.Runs.Submission;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>Runs as readers meet them: asked for, watched, read. What workers say is in <see cref="Worker.WorkerProtocol"/>.</summary>
public static class RunFeature
{
    private const string SubmissionLimit = "submit-run";

    /// <summary>Runs one address may ask for within a minute: more than a reader with a slider, fewer than a script that fills the queue.</summary>
    private const int SubmissionsPerMinute = 30;

    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddSingleton<VisitorKey>();
        services.AddSingleton<RunSubmissions>();
        services.AddSingleton<RunStream>();
        services.AddSingleton<StreamSlots>();
        services.AddHostedService<SignalListener>();
        services.AddHostedService<LeaseSweep>();
        return services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = Refusals.TellTooManyAsync;
            limits.AddPolicy(SubmissionLimit, context => RateLimitPartition.GetSlidingWindowLimiter(
                context.AddressKey,
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = SubmissionsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }));
        });
    }

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        // Pages are cached whole and carry no token; a form's origin stands in for one (see SameOrigin).
        routes.MapPost("/toys/{slug}/runs", SubmitEndpoints.SubmitFormAsync)
            .AddEndpointFilter<SameOrigin>().RequireRateLimiting(SubmissionLimit).WithMetadata(FormGate.Origin).DisableAntiforgery();
        routes.MapFormPage<ManagePage>("/runs/{id}/manage");
        routes.MapGet("/runs/{id}/events", LiveEndpoint.StreamAsync);

        var api = routes.MapGroup("/api/runs").WithTags("Runs");
        api.MapPost("/", SubmitEndpoints.SubmitJsonAsync).RequireRateLimiting(SubmissionLimit);
        api.MapGet("/allowance", RunManagement.AllowanceAsync);
        api.MapGet("/{id}", ReadEndpoints.ReadAsync);
        api.MapPost("/{id}/cancel", RunManagement.CancelJsonAsync);
        api.MapGet("/{id}/record", ReadEndpoints.ReadRecordAsync);
    }
}
