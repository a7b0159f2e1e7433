using LearningMechanics.Domain.People;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Api.Writing;
using Microsoft.AspNetCore.Mvc;

namespace LearningMechanics.Web.Features.Api;

/// <summary>What may be written, with a token that has the scope for it, once for each Idempotency-Key.</summary>
internal static class WriteRoutes
{
    /// <summary>Room for five files of 5 MB in Base64, and all fields.</summary>
    private const long LargestBody = 40L << 20;

    public static void Map(RouteGroupBuilder api)
    {
        var writing = api.MapGroup("").RequireScope(TokenScope.ResultsWrite).AddEndpointFilter<Idempotency>().WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        writing.MapPost("/drafts", SubmissionWrites.BeginDraftAsync)
            .Takes<SubmissionBody, DraftResource>("beginDraft", "Begin a draft", "Submitting", 201, TokenScope.ResultsWrite);
        writing.MapPost("/drafts/{draft}/submission", SubmissionWrites.SubmitDraftAsync)
            .Does<ResultResource>("submitDraft", "Lock a draft; it is run, or looked at first where its author is new here", "Submitting", 201, TokenScope.ResultsWrite).MayRefuse(404);
        writing.MapDelete("/drafts/{draft}", SubmissionWrites.DiscardDraftAsync)
            .WithName("discardDraft").WithSummary("Throw a draft away").WithTags("Submitting").Produces(204)
            .WithMetadata(new NeedsScope(TokenScope.ResultsWrite)).MayRefuse(400, 401, 403, 404, 409, 422);
        writing.MapPost("/results", SubmissionWrites.SubmitAsync)
            .Takes<SubmissionBody, ResultResource>("submit", "Submit a result at once, without a draft", "Submitting", 201, TokenScope.ResultsWrite);
        writing.MapPost("/results/{name}/versions", SubmissionWrites.ReviseAsync)
            .Takes<SubmissionBody, ResultResource>("revise", "Submit a new version of an own result; what is not given stays as it was", "Submitting", 201, TokenScope.ResultsWrite);
        writing.MapPost("/results/{name}/errata", ResultActs.CorrectAsync)
            .Takes<ErratumBody, ResultResource>("correct", "Put a correction beside a version", "Results", 201, TokenScope.ResultsWrite).MayRefuse(404).MayBeGone();
        writing.MapPost("/results/{name}/withdrawal", ResultActs.WithdrawAsync)
            .Takes<WithdrawalBody, Tombstone>("withdraw", "Put a tombstone in a result's place, for good", "Results", 200, TokenScope.ResultsWrite).MayRefuse(404).MayBeGone();

        var running = api.MapGroup("").RequireScope(TokenScope.RunsWrite).AddEndpointFilter<Idempotency>();
        running.MapPost("/results/{name}/replications", ResultActs.ReplicateAsync)
            .Does<RunResource>("replicate", "Run a published result again with fresh seeds, on another worker where there is one", "Results", 201, TokenScope.RunsWrite).MayRefuse(404).MayBeGone();
        running.MapPost("/runs/{id}/cancellation", ResultActs.CancelAsync)
            .Does<RunResource>("cancelRun", "Cancel an own run", "Runs", 200, TokenScope.RunsWrite).MayRefuse(404);

        api.MapGet("/drafts/{draft}", SubmissionWrites.ReadDraftAsync).RequireScope(TokenScope.ResultsRead)
            .Does<DraftResource>("readDraft", "An own draft, and what keeps it from being submitted", "Submitting", 200, TokenScope.ResultsRead).MayRefuse(404);
    }

    private static RouteHandlerBuilder Takes<TBody, TAnswer>(
        this RouteHandlerBuilder route, string id, string summary, string tag, int status, TokenScope scope)
        where TBody : notnull =>
        route.Accepts<TBody>("application/json").Does<TAnswer>(id, summary, tag, status, scope);

    private static RouteHandlerBuilder Does<TAnswer>(this RouteHandlerBuilder route, string id, string summary, string tag, int status, TokenScope scope) =>
        route.WithName(id).WithSummary(summary).WithTags(tag).Produces<TAnswer>(status)
            .WithMetadata(new NeedsScope(scope)).MayRefuse(400, 401, 403, 409, 422, 429);
}

/// <summary>Says of an address which scope it asks for, for the description of the API.</summary>
internal sealed record NeedsScope(TokenScope Scope);
