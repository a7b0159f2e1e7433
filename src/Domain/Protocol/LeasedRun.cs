using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Protocol;

/// <summary>Work for a worker: all it needs, and until when it may be silent.</summary>
public sealed record LeasedRun
{
    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>The worker's hold on it, to be shown with every report.</summary>
    public required LeaseId Lease { get; init; }

    /// <summary>Seconds of silence after which the run goes to another worker.</summary>
    public required double LeaseSeconds { get; init; }

    /// <summary>Seconds between reports.</summary>
    public required double HeartbeatSeconds { get; init; }

    /// <summary>The toy's slug, which errors call it by.</summary>
    public required string Toy { get; init; }

    /// <summary>The toy's exact text.</summary>
    public required string Source { get; init; }

    /// <summary>Parameters set over the toy's own values.</summary>
    public required IReadOnlyDictionary<string, double> Settings { get; init; }

    /// <summary>Number of the first repetition; above 0 where a run goes on with more of them.</summary>
    public int FirstSeed { get; init; }

    /// <summary>Repetitions to be done now.</summary>
    public required int Seeds { get; init; }

    /// <summary>Seconds after which the worker has to stop by its own clock.</summary>
    public required double LimitSeconds { get; init; }

    /// <summary>What every draw depends on.</summary>
    public required RunKey Key { get; init; }
}
