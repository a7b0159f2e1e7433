using System.Globalization;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <summary>One run of one toy: queued, held by a worker under a lease, ended once.</summary>
/// <remarks>
/// Whoever calls holds the run's row, so that two reports never meet here. A legal question gets a
/// <see cref="LeaseOutcome"/>; an illegal transition is a bug and throws.
/// </remarks>
public sealed class Run
{
    private const int MaximumLogLength = 16_384;

    private Run()
    {
    }

    /// <summary>Its name.</summary>
    public RunId Id { get; private init; }

    /// <summary>The toy's slug.</summary>
    public ToySlug Toy { get; private init; }

    /// <summary>The toy's title when it was queued.</summary>
    public string Title { get; private init; } = "";

    /// <summary>Names the exact text.</summary>
    public string SourceHash { get; private init; } = "";

    /// <summary>Hash of the toy's canonical form.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Hash of the part that predicts: the lock.</summary>
    public string PredictionSha256 { get; private init; } = "";

    /// <summary>Parameters set over the toy's own values.</summary>
    public IReadOnlyDictionary<string, double> Settings { get; private init; } = new Dictionary<string, double>();

    /// <summary>Repetitions.</summary>
    public int Seeds { get; private init; }

    /// <summary>What every draw depends on. It belongs to the run, so that a run taken up again gives the same numbers.</summary>
    public RunKey Key { get; private init; }

    /// <summary>Floating-point operations at most, as priced when it was queued.</summary>
    public double Operations { get; private init; }

    /// <summary>Memory it needs for one seed, as priced when it was queued.</summary>
    public long PeakBytes { get; private init; }

    /// <summary>Seconds on one core, as estimated when it was queued.</summary>
    public double EstimatedSeconds { get; private init; }

    /// <summary>Where it stands.</summary>
    public RunState State { get; private set; }

    /// <summary>When it was queued; a run taken up again keeps its place.</summary>
    public DateTimeOffset QueuedAt { get; private init; }

    /// <summary>When its present or last worker took it.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The present or last hold on it.</summary>
    public LeaseId? Lease { get; private set; }

    /// <summary>Who holds or held it last.</summary>
    public WorkerId? Worker { get; private set; }

    /// <summary>Until when its worker may be silent; null when nobody holds it.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; private set; }

    /// <summary>Times it was taken up.</summary>
    public int Attempts { get; private set; }

    /// <summary>Workers lost while they held it.</summary>
    public int Deaths { get; private set; }

    /// <summary>Share of the work done, 0 to 1; never falls under one lease.</summary>
    public double Progress { get; private set; }

    /// <summary>Number of the last batch of events from the present worker.</summary>
    public int LastBatch { get; private set; }

    /// <summary>Number of the last event.</summary>
    public int LastEvent { get; private set; }

    /// <summary>Why it failed, was parked or was cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>One line for each thing that happened to it; shown to readers.</summary>
    public string Log { get; private set; } = "";

    /// <summary>Queues a run.</summary>
    public static Run Queue(RunOrder order, TimeProvider clock) => new()
    {
        Id = RunId.New(clock),
        Toy = order.Toy,
        Title = order.Title,
        SourceHash = order.SourceHash,
        Sha256 = order.Sha256,
        PredictionSha256 = order.PredictionSha256,
        Settings = order.Settings,
        Seeds = order.Seeds,
        Key = order.Key,
        Operations = order.Cost.Operations,
        PeakBytes = order.Cost.PeakBytes,
        EstimatedSeconds = order.Cost.Seconds,
        State = RunState.Queued,
        QueuedAt = clock.GetUtcNow(),
    };

    /// <summary>Gives the run to a worker.</summary>
    /// <exception cref="InvalidOperationException">It is not queued.</exception>
    public LeaseId Claim(WorkerId worker, string workerName, TimeProvider clock)
    {
        MustBe(RunState.Queued, "claimed");
        var now = clock.GetUtcNow();
        State = RunState.Running;
        StartedAt = now;
        Worker = worker;
        Lease = LeaseId.New(clock);
        LeaseExpiresAt = now + LeaseTerms.Length;
        Attempts++;
        Progress = 0;
        LastBatch = 0;
        Write(now, $"taken by {workerName}");
        return Lease.Value;
    }

    /// <summary>Hears a worker's heartbeat with its numbered batch of events.</summary>
    /// <param name="hold">Who speaks, and the lease it shows.</param>
    /// <param name="batch">1, 2, 3…; the last number again when an answer was lost.</param>
    /// <param name="progress">Share of the work done.</param>
    /// <param name="now">The present.</param>
    public LeaseOutcome Report(LeaseHold hold, int batch, double progress, DateTimeOffset now)
    {
        if (Refusal(hold, null) is { } refusal)
            return refusal;
        LeaseExpiresAt = now + LeaseTerms.Length;
        if (batch >= 1 && batch <= LastBatch)
            return new LeaseOutcome.Repeated();
        if (batch != LastBatch + 1)
            return Break($"the worker's reports jumped from number {LastBatch} to {batch}", now);
        if (!(progress >= Progress && progress <= 1))
            return Break(string.Create(CultureInfo.InvariantCulture, $"the worker's progress went from {Progress:0.###} to {progress:0.###}"), now);
        LastBatch = batch;
        Progress = progress;
        return new LeaseOutcome.Accepted();
    }

    /// <summary>Numbers one more event of this run.</summary>
    public RunEvent Append(RunEventKind kind, string payload) => new(Id, ++LastEvent, kind, payload);

    /// <summary>Ends the run with a judged result.</summary>
    public LeaseOutcome Complete(LeaseHold hold, DateTimeOffset now)
    {
        if (RefusalOfCompletion(hold) is { } refusal)
            return refusal;
        Progress = 1;
        End(RunState.Completed, null, now);
        return new LeaseOutcome.Accepted();
    }

    /// <summary>What a completion would be answered without looking at it; null where it has to be looked at.</summary>
    public LeaseOutcome? RefusalOfCompletion(LeaseHold hold) => Refusal(hold, RunState.Completed);

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

    /// <summary>Takes the run from a worker silent past its lease: back to the queue, or aside after too many deaths.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Expire(DateTimeOffset now)
    {
        if (State != RunState.Running || LeaseExpiresAt > now)
            return false;
        Deaths++;
        if (Deaths < LeaseTerms.DeathsUntilParked)
            PutBack(now, $"worker lost (death {Deaths} of {LeaseTerms.DeathsUntilParked})");
        else
            End(RunState.Parked, $"{Deaths} workers were lost while they ran this; it is set aside until somebody has looked at its log.", now);
        return true;
    }

    /// <summary>Takes back a run that has not ended.</summary>
    /// <returns>Whether it had not.</returns>
    public bool Cancel(string reason, DateTimeOffset now)
    {
        if (State.IsEnded)
            return false;
        End(RunState.Cancelled, reason, now);
        return true;
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

    private LeaseOutcome.Refused Break(string why, DateTimeOffset now)
    {
        End(RunState.Failed, $"Stopped: {why}.", now);
        return new LeaseOutcome.Refused(why);
    }

    private void PutBack(DateTimeOffset now, string line)
    {
        State = RunState.Queued;
        LeaseExpiresAt = null;
        Progress = 0;
        Write(now, line);
    }

    private void End(RunState state, string? reason, DateTimeOffset now)
    {
        State = state;
        Reason = reason;
        EndedAt = now;
        LeaseExpiresAt = null;
        Write(now, reason is null ? "completed" : $"{state.ToString().ToLowerInvariant()}: {reason}");
    }

    private void MustBe(RunState state, string act)
    {
        if (State != state)
            throw new InvalidOperationException($"Run {Id} is {State}: only a run that is {state} can be {act}.");
    }

    private void Write(DateTimeOffset now, string line)
    {
        if (Log.Length < MaximumLogLength)
            Log += string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-ddTHH:mm:ssZ} {line}\n");
    }
}
