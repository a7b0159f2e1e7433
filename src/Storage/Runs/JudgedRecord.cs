using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Runs;

/// <summary>A record that was taken in, with all repetitions so far, and what was made of it here.</summary>
/// <param name="Record">The raw series.</param>
/// <param name="Report">The judgement.</param>
/// <param name="Finding">What was found on the way.</param>
public sealed record JudgedRecord(RunRecord Record, RunReport Report, RunFinding Finding)
{
    /// <summary>Whether more repetitions may tell.</summary>
    public bool IsUndecided => Report.Checks.Any(check => check.Verdict == Verdict.Undecided);

    /// <summary>Keeps it in place of what an earlier look left.</summary>
    internal async Task KeepAsync(LearningMechanicsDbContext db, RunId run, CancellationToken cancellationToken)
    {
        var output = RunOutputJson.Write(run, Record, Report);
        if (await db.RunOutputs.FindAsync([run], cancellationToken) is { } earlier)
            earlier.Replace(output.Record, output.Report);
        else
            db.RunOutputs.Add(output);
    }
}
