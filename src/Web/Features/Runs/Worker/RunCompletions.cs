using LearningMechanics.Compute.DataSets;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Runs.Worker;

/// <summary>
/// Takes a finished run in: compiles the locked text again, checks the record against it, makes the predictions anew and
/// judges here. Nothing is taken over from a worker but measured values.
/// </summary>
internal sealed class RunCompletions(RunQueue queue, RunReading runs) : IDisposable
{
    // Judging takes the processor: more at once than there are cores would all be late, and pages with them.
    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly IDataSource dataSets = FileDataSource.Find();

    public void Dispose() => turns.Dispose();

    public async Task<LeaseOutcome> CompleteAsync(RunId id, LeaseHold hold, CompletionReport report, CancellationToken cancellationToken)
    {
        if (await queue.HandInAsync(id, hold, cancellationToken) is not LeaseOutcome.Accepted and var refusal)
            return refusal;
        await turns.WaitAsync(cancellationToken);
        try
        {
            // Said again while it waited: by now it may have been heard.
            if (await runs.WithSourceAsync(id, cancellationToken) is not var (run, source))
                return new LeaseOutcome.NotHeld();
            if (run.RefusalOfCompletion(hold) is { } late)
                return late;
            var earlier = run.FirstSeed > 0 ? await runs.RecordAsync(id, cancellationToken) : null;
            return await Task.Run(() => Examine(run, source, report.Record, earlier, cancellationToken), cancellationToken) switch
            {
                Examination.Judged(var judged) => await queue.CompleteAsync(id, hold, judged, cancellationToken),
                Examination.Wrong(var why) => await queue.DisputeAsync(id, hold, why, cancellationToken),
                Examination.Impossible(var why) => await FailAsync(id, hold, why, cancellationToken),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        finally
        {
            turns.Release();
        }
    }

    private Examination Examine(Run run, string source, RunRecord record, RunRecord? earlier, CancellationToken cancellationToken)
    {
        if (Toy.Compile(source, $"{run.Toy}.toy", run.Settings).Toy is not { } toy)
            return new Examination.Impossible("this version of the site no longer reads the toy");
        if (RecordAudit.Objection(run, toy, record) is { } objection)
            return new Examination.Wrong(objection);
        try
        {
            var check = SpotChecks.Take(toy, record, dataSets, cancellationToken);
            if (check is SpotCheckOutcome.Wrong(var why))
                return new Examination.Wrong(why);
            var agreed = check is SpotCheckOutcome.Agreed(var repetitions) ? repetitions : 0;
            var anew = toy.WithPredictions(record, dataSets, cancellationToken);
            var whole = earlier is null ? anew : RecordJoining.Join(earlier, anew);
            var report = toy.Judge(whole, dataSets, run.SeedLook);
            return new Examination.Judged(new JudgedRecord(whole, report, new RunFinding(agreed, WorkerReading.Of(report, run.SettingHash))));
        }
        catch (Exception e) when (e is ToyRunFailedException or DataSetException)
        {
            return new Examination.Impossible($"it cannot be judged: {e.Message}");
        }
    }

    private async Task<LeaseOutcome> FailAsync(RunId id, LeaseHold hold, string why, CancellationToken cancellationToken) =>
        await queue.FailAsync(id, hold, $"The run was measured, but {why}.", cancellationToken) is LeaseOutcome.Accepted
            ? new LeaseOutcome.Refused(why)
            : new LeaseOutcome.NotHeld();

    /// <summary>What a record came to.</summary>
    private abstract record Examination
    {
        /// <summary>It was taken in.</summary>
        public sealed record Judged(JudgedRecord Record) : Examination;

        /// <summary>It is not what the run measures: the worker's fault.</summary>
        public sealed record Wrong(string Why) : Examination;

        /// <summary>It cannot be judged: the toy's fault, or the site's.</summary>
        public sealed record Impossible(string Why) : Examination;
    }
}
