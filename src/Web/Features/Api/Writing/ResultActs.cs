using System.Diagnostics;
using LearningMechanics.Storage.Results;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Web.Features.Api.Reading;
using LearningMechanics.Web.Features.Results;
using LearningMechanics.Web.Features.Results.Acts;
using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Features.Runs.Managing;
using LearningMechanics.Web.Features.Runs.Submission;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>What is done to a result that is there, and to a run: the same acts as on their pages.</summary>
internal static class ResultActs
{
    public static async Task<IResult> ReplicateAsync(
        string name, HttpContext context, FoundResults results, Replications replications, PublishedAnswers answers)
    {
        var (shown, refusal) = await results.FindAsync(name, context);
        if (shown is null)
            return refusal;
        return await replications.StartAsync(shown.Name, context.Actor, context.RequestAborted) switch
        {
            ReplicationOutcome.Started(var run) => await answers.CreatedAsync(run, context),
            ReplicationOutcome.Refused(var why) => ApiRefusals.Because(StatusCodes.Status409Conflict, why),
            _ => throw new UnreachableException(),
        };
    }

    public static async Task<IResult> CorrectAsync(string name, HttpContext context, FoundResults results, Errata errata, PublishedAnswers answers)
    {
        var body = await context.Request.ReadAsync(ApiJson.Plain.ErratumBody);
        var (shown, refusal) = await results.FindAsync(name, context);
        if (shown is null)
            return refusal;
        return await errata.WriteAsync(shown.Name, context.Actor, body.Text, context.RequestAborted) is [_, ..] objections
            ? ApiRefusals.At("text", string.Join(' ', objections), StatusCodes.Status422UnprocessableEntity)
            : await answers.CreatedAsync(shown.Name, context);
    }

    public static async Task<IResult> WithdrawAsync(string name, HttpContext context, FoundResults results, Corrections corrections, PublishedResults published, ResultTelling telling)
    {
        var body = await context.Request.ReadAsync(ApiJson.Plain.WithdrawalBody);
        var (shown, refusal) = await results.FindAsync(name, context);
        if (shown is null)
            return refusal;
        if (await corrections.WithdrawAsync(shown.Name.Result, context.Actor, body.Reason, context.RequestAborted) is { } why)
            return ApiRefusals.At("reason", why, StatusCodes.Status422UnprocessableEntity);
        return await published.FindAsync(new ResultAddress(shown.Name.Result, null, ""), null, context.RequestAborted) is ResultSight.Withdrawn(var view)
            ? TypedResults.Json(telling.TombstoneOf(view), ApiJson.Plain.Tombstone)
            : TypedResults.NoContent();
    }

    public static async Task<IResult> CancelAsync(
        string id, HttpContext context, RunReading runs, RunQueue queue, VisitorKey key, RunTelling telling)
    {
        if (!RunId.TryParse(id, null, out var run) || await runs.FindAsync(run, context.RequestAborted) is not { } snapshot)
            return ApiRefusals.NoSuch("run", id);
        if (RunRights.Of(context, snapshot, key).CancelledBy is not { } words)
            return ApiRefusals.Because(StatusCodes.Status403Forbidden, "Only whoever asked for this run may cancel it.");
        return await queue.CancelAsync(run, words, context.RequestAborted) switch
        {
            LeaseOutcome.Ended(var state) => ApiRefusals.Because(StatusCodes.Status409Conflict, $"The run is {ApiWords.Of(state)} already."),
            LeaseOutcome.Accepted when await runs.FindAsync(run, context.RequestAborted) is { } ended =>
                TypedResults.Json(telling.Whole(ended, null), ApiJson.Plain.RunResource),
            _ => ApiRefusals.NoSuch("run", id),
        };
    }
}
