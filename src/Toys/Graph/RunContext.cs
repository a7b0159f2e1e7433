using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Graph;

/// <summary>What draws and errors of one repetition refer to.</summary>
internal sealed class RunContext
{
    public required RunKey Key { get; init; }

    public required int Seed { get; init; }

    public CancellationToken CancellationToken { get; init; }

    /// <summary>Data sets the toy uses.</summary>
    public IDataSource? DataSets { get; init; }
}

/// <summary>A run met numbers that no step can go on from: NaN, overflow, a singular solve, a root without a sign change.</summary>
internal sealed class DivergenceException(string reason, SourceSpan origin) : Exception(reason)
{
    /// <summary>The text whose value diverged.</summary>
    public SourceSpan Origin { get; } = origin;
}

/// <summary>A run met a mistake that only its numbers could show, such as an index out of range.</summary>
internal sealed class ToyRunException(string message, SourceSpan origin) : Exception(message)
{
    /// <summary>The text at fault.</summary>
    public SourceSpan Origin { get; } = origin;
}
