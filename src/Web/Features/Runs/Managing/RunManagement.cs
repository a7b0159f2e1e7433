using System.Diagnostics;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs.Submission;

namespace LearningMechanics.Web.Features.Runs.Managing;

/// <summary>The same for programs.</summary>
internal static class RunManagement
{
    /// <summary>Cancels a run for whoever shows its pass or asked for it with a token.</summary>
    public static async Task<IResult> CancelJsonAsync(
        string id, HttpContext context, RunReading runs, RunQueue queue, VisitorKey key, CancellationToken cancellationToken)
    {
        var request = await context.Request.ReadAsync(RunJson.Default.CancelRequest);
        if (!RunId.TryParse(id, null, out var run) || await runs.FindAsync(run, cancellationToken) is not { } snapshot)
            return Refusals.NoSuchRun(id);
        if (RunRights.Of(context, snapshot, key, request.Pass).CancelledBy is not { } words)
            return Refusals.Because(
                StatusCodes.Status403Forbidden, "Only whoever asked for this run may cancel it: with the pass that came with it, or with a token of theirs that has the scope runs:write.");
        return await queue.CancelAsync(run, words, cancellationToken) switch
        {
            LeaseOutcome.Accepted => TypedResults.NoContent(),
            LeaseOutcome.Ended(var state) => Refusals.Because(StatusCodes.Status409Conflict, $"The run is {state.ToString().ToLowerInvariant()} already."),
            LeaseOutcome.NotHeld => Refusals.NoSuchRun(id),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What the caller has left this day.</summary>
    public static async Task<IResult> AllowanceAsync(
        HttpContext context, RunCharges charges, VisitorKey key, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asker = Asker.Of(context, key);
        var used = await charges.UsedTodayAsync(asker.Payer, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new AllowanceResource(
                asker.Allowance.Name, asker.Allowance.SecondsPerDay, asker.Allowance.Left(used), asker.Allowance.Run.Seconds,
                RunAllowance.NextDay(clock.GetUtcNow())),
            RunJson.Default.AllowanceResource);
    }

    /// <summary>A program that acts for somebody needs their leave to spend their allowance.</summary>
    public static bool MayAsk(HttpContext context) => context.SignedIn is not { } person || person.May(TokenScope.RunsWrite);
}
