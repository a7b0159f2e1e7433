using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions;

/// <summary>A function of the language. One file each: name, shape rule, meaning in the graph, documentation; the
/// operations it needs beside it. <see cref="FunctionLibrary"/> finds it; nothing else has to be edited.</summary>
internal abstract class Function
{
    public string Name => Signature.Name;

    /// <summary>Name and parameters as documented, for example <c>"clip(x, lo, hi)"</c>.</summary>
    public abstract Signature Signature { get; }

    public abstract FunctionGroup Group { get; }

    /// <summary>One or two sentences in Markdown for the reference page: meaning, shapes, domain, source where there is one.</summary>
    public abstract string Summary { get; }

    /// <summary>A short runnable toy body for the reference page: statements without the <c>toy</c> line, ending in a check
    /// that holds. Tests run it.</summary>
    public abstract string Example { get; }

    /// <summary>Checks the arguments' shapes and gives the meaning.</summary>
    public abstract Value Call(FunctionCall call);
}

/// <summary>Where a function stands in the reference.</summary>
internal enum FunctionGroup
{
    Elementwise,
    Make,
    Reduce,
    LinearAlgebra,
    Learning,
    Calculus,
    Draws,
    DataSets,
    Statistics,
    Theory,
    Loops,
    Observe,
}
