using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <content>How a run ends, goes on, or goes back.</content>
public sealed partial class Run
{
    /// <summary>Workers whose records were wrong before the run itself is looked at.</summary>
    private const int DisputesUntilParked = 2;

    /// <summary>
    /// The worker is done and its record is here: from now on the site needs the time, to check and to judge, so that the
    /// deadline of the work no longer counts. Its worker goes on speaking until it is answered.
    /// </summary>
    public LeaseOutcome HandIn(LeaseHold hold, DateTimeOffset now)
    {
        if (RefusalOfCompletion(hold) is { } refusal)
            return refusal;
        Deadline = null;
        Renew(now);
        return new LeaseOutcome.Accepted();
    }

    /// <summary>Ends the run with a judged result.</summary>
    public LeaseOutcome Complete(LeaseHold hold, RunFinding finding, DateTimeOffset now)
    {
        if (RefusalOfCompletion(hold) is { } refusal)
            return refusal;
        Keep(finding, now);
        Progress = 1;
        End(RunState.Completed, null, now);
        return new LeaseOutcome.Accepted();
    }

    /// <summary>What a completion would be answered without looking at it; null where it has to be looked at.</summary>
    public LeaseOutcome? RefusalOfCompletion(LeaseHold hold) => Refusal(hold, RunState.Completed);

    /// <summary>Which look at the numbers comes next or was the last.</summary>
    public SeedLook SeedLook => Looks ? SeedLook.At(Seeds >> (Look - 1), Look) : SeedLook.Only;

    /// <summary>
    /// Whether as many repetitions again may follow an undecided look: looks are taken, there is another, and neither the run's
    /// budget nor what is left of the day forbids it.
    /// </summary>
    /// <param name="usedSeconds">Priced seconds that its requester used this day, this run included.</param>
    public bool MayGoOn(double usedSeconds) =>
        SeedLook.Next is not null
        && Allowance.Run.Refuse(new RunCost(Operations * 2, PeakBytes, EstimatedSeconds * 2), Points, Seeds * 2) is null
        && EstimatedSeconds <= Allowance.Left(usedSeconds);

    /// <summary>Puts the run back for as many repetitions again, what it has so far being kept. It needs a new turn.</summary>
    public LeaseOutcome GoOn(LeaseHold hold, RunFinding finding, DateTimeOffset now)
    {
        if (RefusalOfCompletion(hold) is { } refusal)
            return refusal;
        Keep(finding, now);
        (FirstSeed, Seeds, Look) = (Seeds, Seeds * 2, Look + 1);
        (Operations, EstimatedSeconds) = (Operations * 2, EstimatedSeconds * 2);
        PutBack(now, $"undecided after {FirstSeed} repetitions; goes on to {Seeds}");
        return new LeaseOutcome.Accepted();
    }

    /// <summary>Ends the run without a verdict.</summary>
    public LeaseOutcome Fail(LeaseHold hold, string reason, DateTimeOffset now)
    {
        if (Refusal(hold, RunState.Failed) is { } refusal)
            return refusal;
        End(RunState.Failed, reason, now);
        return new LeaseOutcome.Accepted();
    }

    /// <summary>Puts the run back, its worker leaving in good order: no death.</summary>
    public LeaseOutcome Release(LeaseHold hold, DateTimeOffset now)
    {
        if (Refusal(hold, RunState.Queued) is { } refusal)
            return refusal;
        PutBack(now, "given back by its worker");
        return new LeaseOutcome.Accepted();
    }

    /// <summary>
    /// Puts the run back because its worker's record is wrong. After a second worker's the fault may lie in the run, so that it
    /// is set aside.
    /// </summary>
    public LeaseOutcome Dispute(LeaseHold hold, string why, DateTimeOffset now)
    {
        if (Refusal(hold, null) is { } refusal)
            return refusal;
        Disputes++;
        if (Disputes < DisputesUntilParked)
            PutBack(now, $"the worker's record was refused: {why}");
        else
            End(RunState.Parked, $"The records of {Disputes} workers were refused, the last because {why}. It is set aside until somebody has looked.", now);
        return new LeaseOutcome.Refused(why);
    }

    /// <summary>Takes back a run that has not ended; its requester's next turn comes as if it had not been.</summary>
    /// <returns>Whether it had not.</returns>
    public bool Cancel(string reason, DateTimeOffset now)
    {
        if (State.IsEnded)
            return false;
        TurnEnd = Turn;
        End(RunState.Cancelled, reason, now);
        return true;
    }

    private void Keep(RunFinding finding, DateTimeOffset now)
    {
        Checked += finding.Checked;
        (Reading, ReadingDeviation) = (finding.Reading?.Mean, finding.Reading?.Deviation);
        CoreSeconds += Cores * Math.Max(0, (now - (StartedAt ?? now)).TotalSeconds);
    }

    /// <param name="hold">Who speaks.</param>
    /// <param name="repeated">The state in which the same word from the same holder has been heard before.</param>
    private LeaseOutcome? Refusal(LeaseHold hold, RunState? repeated)
    {
        if (Lease == hold.Lease && Worker != hold.Worker)
            return new LeaseOutcome.Foreign();
        if (Lease == hold.Lease && State == repeated)
            return new LeaseOutcome.Repeated();
        if (State.IsEnded)
            return new LeaseOutcome.Ended(State);
        return Lease == hold.Lease && State == RunState.Running ? null : new LeaseOutcome.NotHeld();
    }
}
