using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;

namespace LearningMechanics.Web.Features.Runs.Worker;

/// <summary>Takes a finished run in: compiles the locked text again, checks the record against it, and judges it here.</summary>
internal sealed class RunCompletions(RunQueue queue, RunReading runs)
{
    public async Task<LeaseOutcome> CompleteAsync(RunId id, LeaseHold hold, CompletionReport report, CancellationToken cancellationToken)
    {
        if (await runs.WithSourceAsync(id, cancellationToken) is not var (run, source))
            return new LeaseOutcome.NotHeld();
        if (run.RefusalOfCompletion(hold) is { } refusal)
            return refusal;
        if (Toy.Compile(source, $"{run.Toy}.toy", run.Settings).Toy is not { } toy)
            return await RefuseAsync(id, hold, "this version of the site no longer reads the toy", cancellationToken);
        if (RecordAudit.Objection(run, toy, report.Record) is { } objection)
            return await RefuseAsync(id, hold, objection, cancellationToken);
        var output = RunOutputJson.Write(id, report.Record, toy.Judge(report.Record));
        return await queue.CompleteAsync(id, hold, output, cancellationToken);
    }

    private async Task<LeaseOutcome> RefuseAsync(RunId id, LeaseHold hold, string why, CancellationToken cancellationToken) =>
        await queue.FailAsync(id, hold, $"The worker's result was refused: {why}.", cancellationToken) is LeaseOutcome.Accepted
            ? new LeaseOutcome.Refused(why)
            : new LeaseOutcome.NotHeld();
}
