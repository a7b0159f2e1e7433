using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Runs;

/// <summary>One run of one toy: queued, held by a worker under a lease, ended once.</summary>
/// <remarks>
/// Whoever calls holds the run's row, so that two reports never meet here. A legal question gets a
/// <see cref="LeaseOutcome"/>; an illegal transition is a bug and throws.
/// </remarks>
public sealed partial class Run
{
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

    /// <summary>Names the toy and its settings: runs that share it measure the same quantities.</summary>
    public string SettingHash { get; private init; } = "";

    /// <summary>Sweep points.</summary>
    public int Points { get; private init; }

    /// <summary>Repetitions in all, those of the present look included.</summary>
    public int Seeds { get; private set; }

    /// <summary>The first repetition of the present look; those before it are done.</summary>
    public int FirstSeed { get; private set; }

    /// <summary>Whether an undecided verdict is followed by as many repetitions again.</summary>
    public bool Looks { get; private init; }

    /// <summary>Which look at the numbers comes next or was the last: 1, and 2, 3, 4 after the repetitions were doubled.</summary>
    public int Look { get; private set; }

    /// <summary>What every draw depends on. It belongs to the run, so that a run taken up again gives the same numbers.</summary>
    public RunKey Key { get; private init; }

    /// <summary>Floating-point operations at most, as priced for its repetitions.</summary>
    public double Operations { get; private set; }

    /// <summary>Memory it needs for one seed, as priced when it was queued.</summary>
    public long PeakBytes { get; private init; }

    /// <summary>Seconds on one core, as priced for its repetitions.</summary>
    public double EstimatedSeconds { get; private set; }

    /// <summary>Who asked for it; null for a visitor.</summary>
    public PersonId? Requester { get; private init; }

    /// <summary>Who its cost is counted against.</summary>
    public Payer Payer { get; private init; }

    /// <summary>The allowance it was ordered under.</summary>
    public RunAllowance Allowance { get; private init; } = RunAllowance.Visitor;

    /// <summary>What it is for.</summary>
    public RunPurpose Purpose { get; private init; }

    /// <summary>Above others' where it is higher.</summary>
    public int Priority { get; private set; }

    /// <summary>When it is due among runs of one priority, in priced seconds of work that everybody had before it.</summary>
    public double Turn { get; private set; }

    /// <summary>The earliest turn of its requester's next run.</summary>
    public double TurnEnd { get; private set; }

    /// <summary>The kind of device it cannot do without; null where any will do.</summary>
    public DeviceKind? NeedsDevice { get; private init; }

    /// <summary>A worker that should not have it; null for none.</summary>
    public WorkerId? NotWorker { get; private init; }

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

    /// <summary>The device its present or last worker said it has.</summary>
    public string? Device { get; private set; }

    /// <summary>The engine its present or last worker said it runs.</summary>
    public string? Engine { get; private set; }

    /// <summary>Cores its present or last worker gives to it.</summary>
    public int Cores { get; private set; }

    /// <summary>Until when its worker may be silent; null when nobody holds it.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; private set; }

    /// <summary>When it is stopped, however lively its worker; null when nobody works on it.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>Times it was taken up.</summary>
    public int Attempts { get; private set; }

    /// <summary>Workers lost while they held it.</summary>
    public int Deaths { get; private set; }

    /// <summary>Workers whose record of it was found to be wrong.</summary>
    public int Disputes { get; private set; }

    /// <summary>Repetitions that the site ran again itself and found to be the same; 0 where it is unchecked.</summary>
    public int Checked { get; private set; }

    /// <summary>Core seconds that were spent on what is kept of it.</summary>
    public double CoreSeconds { get; private set; }

    /// <summary>One quantity it measured, the same for all runs of this setting; null where there is none.</summary>
    public double? Reading { get; private set; }

    /// <summary>Standard deviation of <see cref="Reading"/> over the repetitions.</summary>
    public double? ReadingDeviation { get; private set; }

    /// <summary>Share of the work done, 0 to 1; of the present look; never falls under one lease.</summary>
    public double Progress { get; private set; }

    /// <summary>Number of the last batch of events from the present worker.</summary>
    public int LastBatch { get; private set; }

    /// <summary>Number of the last event.</summary>
    public int LastEvent { get; private set; }

    /// <summary>Why it failed, was parked or was cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>One line for each thing that happened to it; shown to readers.</summary>
    public string Log { get; private set; } = "";
}
