namespace LearningMechanics.Domain.Runs;

/// <summary>What a run is for.</summary>
public enum RunPurpose
{
    /// <summary>Somebody tries a toy.</summary>
    Visit,

    /// <summary>It is the measurement of a submitted result.</summary>
    Result,

    /// <summary>It repeats a result with fresh seeds, on another worker where there is one.</summary>
    Replication,
}
