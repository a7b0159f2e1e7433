using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Semantics;

/// <summary>The symbols of one sweep point that functions refer to without naming them.</summary>
internal sealed class ToyScope(TensorGraph graph)
{
    /// <summary>Updates so far; a scalar that changes every step.</summary>
    public Node Step { get; } = graph.Apply(new ScalarLeaf("step", Dependence.Step));

    /// <summary>Gradient-flow time so far.</summary>
    public Node Time { get; } = graph.Apply(new ScalarLeaf("t", Dependence.Step));

    /// <summary>The repetition's number.</summary>
    public Node Seed { get; } = graph.Apply(new ScalarLeaf("seed", Dependence.Seed));

    /// <summary>Trained weights in order of declaration.</summary>
    public List<Weight> Weights { get; } = [];

    /// <summary>All weights as one flat vector, in order of declaration.</summary>
    public Node FlatWeights() => graph.Concatenate(0, [.. Weights.Select(w => graph.Flatten(w.Leaf))]);
}

/// <summary>A trained weight.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Leaf">Its current value.</param>
/// <param name="Initial">Its value before training.</param>
internal sealed record Weight(string Name, Node Leaf, Node Initial);

/// <summary>Numbers the draws of one statement.</summary>
/// <param name="Name">The name being drawn: part of what a draw depends on.</param>
/// <param name="Step">The step symbol for fresh data, null for data and weights.</param>
internal sealed record DrawScope(string Name, Node? Step)
{
    /// <summary>Draws made so far.</summary>
    public int Count { get; private set; }

    /// <summary>Ordinal of the next draw in the statement, from 0.</summary>
    public int Next() => Count++;
}
