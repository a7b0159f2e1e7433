using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Runs;

/// <summary>A run as it stood at one moment.</summary>
public sealed record RunSnapshot
{
    public required RunId Id { get; init; }

    public required ToySlug Toy { get; init; }

    public required string Title { get; init; }

    public required string Sha256 { get; init; }

    public required string PredictionSha256 { get; init; }

    public required IReadOnlyDictionary<string, double> Settings { get; init; }

    public required int Seeds { get; init; }

    public required RunKey Key { get; init; }

    public required RunState State { get; init; }

    /// <summary>1 for the next to be taken; null once it is not queued.</summary>
    public int? Position { get; init; }

    /// <summary>Why no worker that is here can take it, in a sentence; null where one can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Share of the work done, 0 to 1.</summary>
    public required double Progress { get; init; }

    public required double EstimatedSeconds { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Name of the worker that holds or last held it.</summary>
    public string? WorkerName { get; init; }

    /// <summary>What that worker said it has and runs when it took the run.</summary>
    public string? Device { get; init; }

    public string? Engine { get; init; }

    /// <summary>Whether that worker is set aside, because something it sent is wrong.</summary>
    public bool IsWorkerSetAside { get; init; }

    public required RunNeeds Needs { get; init; }

    /// <summary>Null for a visitor.</summary>
    public PersonId? Requester { get; init; }

    public RunPurpose Purpose { get; init; }

    public int Priority { get; init; }

    /// <summary>Repetitions that are done; those from here to <see cref="Seeds"/> are under way.</summary>
    public int FirstSeed { get; init; }

    /// <summary>Repetitions that the site ran again itself and found to be the same.</summary>
    public int Checked { get; init; }

    public double CoreSeconds { get; init; }

    /// <summary>Why it failed, was parked or was cancelled.</summary>
    public required string? Reason { get; init; }

    public required string Log { get; init; }

    /// <summary>Number of the last live event.</summary>
    public required int LastEvent { get; init; }
}
