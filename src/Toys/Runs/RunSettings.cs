using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Runs;

/// <summary>How a toy is to be run.</summary>
public sealed record RunSettings
{
    /// <summary>What every draw depends on.</summary>
    public RunKey Key { get; init; }

    /// <summary>Repetitions, in place of the toy's own number; null keeps that.</summary>
    public int? Seeds { get; init; }

    /// <summary>Number of the first repetition: a run continued with more seeds starts where it stopped.</summary>
    public int FirstSeed { get; init; }

    /// <summary>Finds data sets; null where none can be had.</summary>
    public IDataSource? DataSets { get; init; }

    /// <summary>Threads that share the repetitions; the numbers do not depend on it. 0 takes all cores.</summary>
    public int Threads { get; init; }
}
