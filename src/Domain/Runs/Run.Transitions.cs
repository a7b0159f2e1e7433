using System.Globalization;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Domain.Runs;

/// <content>How a run is queued, taken up and heard of.</content>
public sealed partial class Run
{
    private const int MaximumLogLength = 16_384;

    /// <summary>What a run costs the queue however short it is: leasing, judging, keeping. In priced seconds.</summary>
    private const double TurnOverhead = 1;

    /// <summary>Queues a run. It has no turn yet: see <see cref="TakeTurn"/>.</summary>
    public static Run Queue(RunOrder order, TimeProvider clock) => new()
    {
        Id = RunId.New(clock),
        Toy = order.Toy,
        Title = order.Title,
        SourceHash = order.SourceHash,
        Sha256 = order.Sha256,
        PredictionSha256 = order.PredictionSha256,
        Settings = order.Settings,
        SettingHash = order.SettingHash,
        Points = order.Points,
        Seeds = order.Seeds,
        Looks = order.Looks,
        Look = 1,
        Key = order.Key,
        Operations = order.Cost.Operations,
        PeakBytes = order.Cost.PeakBytes,
        EstimatedSeconds = order.Cost.Seconds,
        Requester = order.Requester,
        Payer = order.Payer,
        Allowance = order.Allowance,
        Purpose = order.Purpose,
        Priority = order.Priority,
        NeedsDevice = order.Device,
        NotWorker = order.NotWorker,
        State = RunState.Queued,
        QueuedAt = clock.GetUtcNow(),
    };

    /// <summary>What it asks of the machine that takes it.</summary>
    public RunNeeds Needs => new(PeakBytes, NeedsDevice, NotWorker);

    /// <summary>Repetitions of the present look.</summary>
    public int SeedsNow => Seeds - FirstSeed;

    /// <summary>Priced seconds of the present look.</summary>
    public double SecondsNow => EstimatedSeconds * SeedsNow / Seeds;

    /// <summary>
    /// Takes its place among waiting runs: start-time fair queuing. Whoever asks for much waits behind their own runs, not
    /// others behind them.
    /// </summary>
    /// <param name="now">The turn that the queue has come to.</param>
    /// <param name="own">Where its requester's last run ends (<see cref="TurnEnd"/>).</param>
    public void TakeTurn(double now, double own)
    {
        MustBe(RunState.Queued, "given a turn");
        Turn = Math.Max(now, own);
        TurnEnd = Turn + TurnOverhead + SecondsNow;
    }

    /// <summary>Moves it before all of a lower priority, or behind all of a higher one.</summary>
    /// <returns>Whether it had not ended.</returns>
    public bool Prioritize(int priority, string who, DateTimeOffset now)
    {
        if (State.IsEnded)
            return false;
        if (priority != Priority)
            Write(now, string.Create(CultureInfo.InvariantCulture, $"priority {Priority} became {priority}, by {who}"));
        Priority = priority;
        return true;
    }

    /// <summary>Gives the run to a worker.</summary>
    /// <exception cref="InvalidOperationException">It is not queued.</exception>
    public LeaseId Claim(Worker worker, LeaseRequest machine, TimeProvider clock)
    {
        MustBe(RunState.Queued, "claimed");
        var now = clock.GetUtcNow();
        State = RunState.Running;
        StartedAt = now;
        Worker = worker.Id;
        (Device, Engine, Cores) = (machine.Device, machine.Engine, Math.Max(1, machine.Cores));
        Lease = LeaseId.New(clock);
        Deadline = now + RunTime.HardLimit(SecondsNow);
        Renew(now);
        Attempts++;
        Progress = 0;
        LastBatch = 0;
        Write(now, $"taken by {worker.Name}");
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
        if (IsOverdue(now))
            return new LeaseOutcome.Ended(State);
        Renew(now);
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

    /// <summary>
    /// Takes the run from a worker silent past its lease, back to the queue or aside after too many deaths; and ends one that
    /// takes longer than its price allows.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public bool Expire(DateTimeOffset now)
    {
        if (State != RunState.Running)
            return false;
        if (IsOverdue(now))
            return true;
        if (LeaseExpiresAt > now)
            return false;
        Deaths++;
        if (Deaths < LeaseTerms.DeathsUntilParked)
            PutBack(now, $"worker lost (death {Deaths} of {LeaseTerms.DeathsUntilParked})");
        else
            End(RunState.Parked, $"{Deaths} workers were lost while they ran this; it is set aside until somebody has looked at its log.", now);
        return true;
    }

    /// <summary>Ends the run if it is past its deadline.</summary>
    private bool IsOverdue(DateTimeOffset now)
    {
        if (!(Deadline <= now))
            return false;
        End(
            RunState.Failed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Timeout: it was priced at {SecondsNow:0.#} s of one core and stopped after {(now - StartedAt)?.TotalSeconds:0} s; {RunTime.Limit(SecondsNow).TotalSeconds:0} s are allowed."),
            now);
        return true;
    }

    /// <summary>No lease outlasts the deadline, so that looking for leases that ran out finds both.</summary>
    private void Renew(DateTimeOffset now)
    {
        var until = now + LeaseTerms.Length;
        LeaseExpiresAt = until < Deadline ? until : Deadline ?? until;
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
        Deadline = null;
        Progress = 0;
        Write(now, line);
    }

    private void End(RunState state, string? reason, DateTimeOffset now)
    {
        State = state;
        Reason = reason;
        EndedAt = now;
        LeaseExpiresAt = null;
        Deadline = null;
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
