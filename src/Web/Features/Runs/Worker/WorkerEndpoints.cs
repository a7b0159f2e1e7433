using System.Diagnostics;
using System.Security.Cryptography;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Runs.Worker;

internal static class WorkerEndpoints
{
    private const int LongestReason = 2_000;
    private const int SetAsideSeconds = 60;

    /// <summary>Answers with a run, or with nothing after a while of waiting.</summary>
    public static async Task<IResult> LeaseAsync(
        HttpContext context, LeaseDesk desk, WorkerRegister register, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var request = await context.Request.ReadAsync(ProtocolJson.Default.LeaseRequest);
        if (request.MemoryBytes <= 0)
            return TypedResults.Problem($"memory_bytes = {request.MemoryBytes}: must be above 0.", statusCode: 422);
        var worker = context.Caller;
        var machine = request with { Device = Short(request.Device), Engine = Short(request.Engine) };
        await register.SawAsync(worker, machine, cancellationToken);
        if (worker.SetAsideBecause is { } why)
            return SetAside(context, why);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        switch (await desk.WaitAsync(worker, machine, ending.Token))
        {
            case LeaseAnswer.Given(var run):
                return TypedResults.Json(run, ProtocolJson.Default.LeasedRun);
            case LeaseAnswer.Nothing:
                return TypedResults.NoContent();
            default:
                // Spread out, or all who were sent away come back together.
                context.Response.Headers.RetryAfter = RandomNumberGenerator.GetInt32(2, 15).ToString();
                return TypedResults.Problem("Many workers ask at once: come back in a little while.", statusCode: 503);
        }
    }

    public static async Task<IResult> ReportAsync(
        string id, HttpContext context, RunQueue queue, WorkerRegister register, CancellationToken cancellationToken)
    {
        var report = await context.Request.ReadAsync(ProtocolJson.Default.ProgressReport);
        var worker = context.Caller;
        await register.SawAsync(worker, cancellationToken);
        return RunId.TryParse(id, null, out var run)
            ? Answer(await queue.ReportAsync(run, new(worker.Id, report.Lease), report, LiveEvents.Of(report), cancellationToken))
            : Refusals.NoSuchRun(id);
    }

    public static async Task<IResult> CompleteAsync(
        string id, HttpContext context, RunCompletions completions, RunQueue queue, CancellationToken cancellationToken)
    {
        var report = await context.Request.ReadAsync(ProtocolJson.Default.CompletionReport);
        if (!RunId.TryParse(id, null, out var run))
            return Refusals.NoSuchRun(id);
        if (context.Caller.SetAsideBecause is { } why)
        {
            await queue.ReleaseAsync(run, new(context.Caller.Id, report.Lease), cancellationToken);
            return SetAside(context, why);
        }

        return Answer(await completions.CompleteAsync(run, new(context.Caller.Id, report.Lease), report, cancellationToken));
    }

    public static async Task<IResult> FailAsync(string id, HttpContext context, RunQueue queue, CancellationToken cancellationToken)
    {
        var report = await context.Request.ReadAsync(ProtocolJson.Default.FailureReport);
        var reason = report.Reason.Length <= LongestReason ? report.Reason : report.Reason[..LongestReason] + "…";
        return RunId.TryParse(id, null, out var run)
            ? Answer(await queue.FailAsync(run, new(context.Caller.Id, report.Lease), reason, cancellationToken))
            : Refusals.NoSuchRun(id);
    }

    public static async Task<IResult> ReleaseAsync(string id, HttpContext context, RunQueue queue, CancellationToken cancellationToken)
    {
        var report = await context.Request.ReadAsync(ProtocolJson.Default.ReleaseReport);
        return RunId.TryParse(id, null, out var run)
            ? Answer(await queue.ReleaseAsync(run, new(context.Caller.Id, report.Lease), cancellationToken))
            : Refusals.NoSuchRun(id);
    }

    /// <summary>Not barred: its keeper should read why, and it may be given work again.</summary>
    private static ProblemHttpResult SetAside(HttpContext context, string why)
    {
        context.Response.Headers.RetryAfter = SetAsideSeconds.ToString();
        return TypedResults.Problem($"This worker is set aside and gets no work until a moderator has looked. {why}", statusCode: StatusCodes.Status423Locked);
    }

    private static JsonHttpResult<ReportAnswer> Answer(LeaseOutcome outcome) => outcome switch
    {
        LeaseOutcome.Accepted => Say(200, "accepted", null),
        LeaseOutcome.Repeated => Say(200, "repeated", "This was reported before; nothing changed."),
        LeaseOutcome.NotHeld => Say(409, "not_held", "This lease does not hold the run, or no longer does: stop the work. Nothing changed."),
        LeaseOutcome.Ended(var state) => Say(409, "ended", $"The run is {state.ToString().ToLowerInvariant()}: stop the work. Nothing changed."),
        LeaseOutcome.Foreign => Say(403, "foreign", "This lease is another worker's. Nothing changed."),
        LeaseOutcome.Refused(var why) => Say(422, "refused", $"The run was stopped: {why}."),
        _ => throw new UnreachableException(),
    };

    private static JsonHttpResult<ReportAnswer> Say(int status, string outcome, string? detail) =>
        TypedResults.Json(new ReportAnswer(outcome, detail), ProtocolJson.Default.ReportAnswer, statusCode: status);

    private static string Short(string text) => text.Length <= LeaseRequest.MaximumNameLength ? text : text[..LeaseRequest.MaximumNameLength];

    extension(HttpContext context)
    {
        private Domain.Workers.Worker Caller =>
            context.Features.Get<Domain.Workers.Worker>() ?? throw new UnreachableException("Only workers get here.");
    }
}
