using System.Text.Json;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>What the end of a run means for the result it was for: published with its verdict, stopped, or one more replication.</summary>
internal sealed class ResultRunEnds(TimeProvider clock, PublicAddress site) : IRunEnded
{
    public async Task OnRunEndedAsync(LearningMechanicsDbContext db, Run run, RunReport? report, CancellationToken cancellationToken)
    {
        if (run.Purpose == RunPurpose.Visit || await db.ResultRuns.FindAsync([run.Id], cancellationToken) is not { } own)
            return;
        var name = new VersionName(own.Result, own.Version);
        if (await ResultRows.LockAsync(db, name, cancellationToken) is not var (result, version))
            return;
        if (own.IsReplication)
            await CloseReplicationAsync(db, version, own, run, report, cancellationToken);
        else
            await CloseAsync(db, version, own, run, report, cancellationToken);
        await TellAsync(db, result, version, own, cancellationToken);
    }

    private async Task CloseAsync(
        LearningMechanicsDbContext db, ResultVersion version, ResultRun own, Run run, RunReport? report, CancellationToken cancellationToken)
    {
        if (report is not null && ResultFinding.Of(report) is { } finding)
        {
            version.Publish(finding, clock.GetUtcNow());
            await TheoryScores.WriteAsync(db, version.Name, report, cancellationToken);
            own.Close(null, finding.Headline);
            return;
        }

        var reason = run.Reason ?? "The run ended without a verdict.";
        version.Stop(reason);
        own.Close(null, reason);
    }

    private static async Task CloseReplicationAsync(
        LearningMechanicsDbContext db, ResultVersion version, ResultRun own, Run run, RunReport? report, CancellationToken cancellationToken)
    {
        if (report is null)
        {
            own.Close(null, run.Reason ?? "The run ended without a verdict.");
            return;
        }

        var original = await db.RunOutputs.AsNoTracking().SingleAsync(output => output.Run == version.Run, cancellationToken);
        var agreement = Agreement.Between(JsonSerializer.Deserialize(original.Report, RunOutputJson.Default.RunReport)!, report);
        own.Close(agreement.Outcome, agreement.Sentence);
        var others = await db.ResultRuns.AsNoTracking()
            .Where(other => other.Result == own.Result && other.Version == own.Version && other.IsReplication && other.Run != own.Run)
            .Select(other => other.Agreement).ToListAsync(cancellationToken);
        version.Award(
            others.Append(agreement.Outcome).Count(outcome => outcome == AgreementOutcome.Agrees),
            others.Append(agreement.Outcome).Count(outcome => outcome == AgreementOutcome.Disagrees));
    }

    private async Task TellAsync(
        LearningMechanicsDbContext db, Result result, ResultVersion version, ResultRun own, CancellationToken cancellationToken)
    {
        var link = $"/results/{version.Name}";
        var text = own.IsReplication
            ? $"Result {version.Name} was run again: {own.Outcome}."
            : $"The run of result {version.Name} has ended: {own.Outcome}.";
        var people = new[] { result.Author, own.RequestedBy }.Distinct().ToList();
        foreach (var person in people)
            Notices.Add(db, person, text, link, clock);
        // The site's own account has no address.
        foreach (var address in await db.Users.Where(account => people.Contains(account.Id) && account.Email != null).Select(account => account.Email!).ToListAsync(cancellationToken))
            Outbox.Add(db, address, $"Result {version.Name}", $"{text}\n\n{site.Of(link)}\n");
    }
}
