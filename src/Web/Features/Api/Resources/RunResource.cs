namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>A run.</summary>
internal record RunItem
{
    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its address in this API.</summary>
    public required string Url { get; init; }

    /// <summary>Its page.</summary>
    public required string Page { get; init; }

    /// <summary>What it is for: visit, result or replication.</summary>
    public required string Purpose { get; init; }

    /// <summary>The version that it was made for; null where somebody tried a toy.</summary>
    public required Link? Result { get; init; }

    /// <summary>The toy of the collection that it ran; null for a result's own.</summary>
    public required Link? Toy { get; init; }

    /// <summary>The toy's title.</summary>
    public required string Title { get; init; }

    /// <summary>queued, running, completed, failed, cancelled or parked.</summary>
    public required string State { get; init; }

    /// <summary>Share of the work done, 0 to 1.</summary>
    public required double Progress { get; init; }

    /// <summary>Parameters set over the toy's own values.</summary>
    public required IReadOnlyDictionary<string, double> Settings { get; init; }

    /// <summary>Repetitions, those under way included.</summary>
    public required int Seeds { get; init; }

    /// <summary>What every draw depends on.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of the toy's canonical form.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Hash of the part that predicts.</summary>
    public required string PredictionSha256 { get; init; }

    /// <summary>Name of the worker that holds or last held it; null before.</summary>
    public required string? Worker { get; init; }

    /// <summary>What that worker said it has.</summary>
    public required string? Device { get; init; }

    /// <summary>Name and version of the engine.</summary>
    public required string? Engine { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTime QueuedAt { get; init; }

    /// <summary>When its present or last worker took it, UTC; null before.</summary>
    public required DateTime? StartedAt { get; init; }

    /// <summary>When it ended, UTC; null before.</summary>
    public required DateTime? EndedAt { get; init; }

    /// <summary>Why it failed, was parked or was cancelled; null else.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A run, whole.</summary>
internal sealed record RunResource : RunItem
{
    /// <summary>Its place in the queue, 1 for the next; null once it is not queued.</summary>
    public required int? Position { get; init; }

    /// <summary>Why no worker that is here can take it; null where one can.</summary>
    public required string? Obstacle { get; init; }

    /// <summary>Seconds on one core, as priced.</summary>
    public required double EstimatedSeconds { get; init; }

    /// <summary>Times a worker took it up.</summary>
    public required int Attempts { get; init; }

    /// <summary>Repetitions that the site ran again itself and found to be the same.</summary>
    public required int Checked { get; init; }

    /// <summary>How sure its verdicts are, two-sided; null before there are any.</summary>
    public required double? Confidence { get; init; }

    /// <summary>Every check of every theory, once it is completed.</summary>
    public required IReadOnlyList<CheckResource> Checks { get; init; }

    /// <summary>What its charts show, as numbers.</summary>
    public required string FiguresUrl { get; init; }

    /// <summary>The raw series of every repetition; null before it is completed.</summary>
    public required string? RecordUrl { get; init; }

    /// <summary>The exact text that is run.</summary>
    public required string TextUrl { get; init; }

    /// <summary>One line for each thing that happened to it.</summary>
    public required string Log { get; init; }
}

/// <summary>A run as its result tells of it.</summary>
/// <param name="Run">The run.</param>
/// <param name="IsReplication">Whether it repeats an earlier one.</param>
/// <param name="State">queued, running, completed, failed, cancelled or parked.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="Agreement">Of a replication that has ended: agrees, disagrees or undecided; null else.</param>
/// <param name="Outcome">What came of it in one sentence; empty before it ends.</param>
/// <param name="Worker">Name of the worker; null before one takes it.</param>
internal sealed record ResultRunResource(
    Link Run, bool IsReplication, string State, PersonLink RequestedBy, DateTime RequestedAt, string? Agreement, string Outcome, string? Worker);
