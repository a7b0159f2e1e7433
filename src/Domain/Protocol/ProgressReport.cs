using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Domain.Protocol;

/// <summary>A heartbeat with what happened since the last one.</summary>
public sealed record ProgressReport
{
    /// <summary>The worker's hold on the run.</summary>
    public required LeaseId Lease { get; init; }

    /// <summary>1, 2, 3…; sent again under its number when the answer was lost.</summary>
    public required int Batch { get; init; }

    /// <summary>Share of the run's work that is done, 0 to 1; never falls.</summary>
    public required double Progress { get; init; }

    // Generated readers give an absent property null in place of its initial value.

    /// <summary>Theories' series that became known.</summary>
    public IReadOnlyList<LivePrediction> Predictions { get; init => field = value ?? []; } = [];

    /// <summary>Samples taken; a choice of them where there are very many, since the record has them all.</summary>
    public IReadOnlyList<LiveSample> Samples { get; init => field = value ?? []; } = [];
}

/// <summary>A theory's series for one repetition, as readers see it live.</summary>
/// <param name="Point">Index in the sweep grid.</param>
/// <param name="Seed">The repetition.</param>
/// <param name="Target">The measure or observe it predicts.</param>
/// <param name="Theory">The rival's name; empty for a toy's only theory.</param>
/// <param name="Steps">Steps at which it speaks.</param>
/// <param name="Values">Components per step; null where not finite.</param>
public sealed record LivePrediction(
    int Point, int Seed, string Target, string Theory, IReadOnlyList<int> Steps, IReadOnlyList<IReadOnlyList<double?>> Values);

/// <summary>One sample, as readers see it live.</summary>
/// <param name="Point">Index in the sweep grid.</param>
/// <param name="Seed">The repetition.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Step">After how many updates.</param>
/// <param name="T">Gradient-flow time there; null where not finite.</param>
/// <param name="Value">Components; null where not finite.</param>
public sealed record LiveSample(int Point, int Seed, string Measure, int Step, double? T, IReadOnlyList<double?> Value);
