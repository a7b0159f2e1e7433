using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>An optimizer that changes each weight by itself: what is common to all of them is the learning rate, alone or by
/// weight, the decay and the projection.</summary>
internal abstract class DescentOptimizer : Optimizer
{
    /// <summary>Where the call gives no learning rate; as in PyTorch.</summary>
    protected const double DefaultRate = 1e-3;

    /// <summary>Whether decay acts on the weight itself instead of entering the gradient.</summary>
    protected virtual bool IsDecayDecoupled => false;

    protected virtual double DefaultDecay => 0;

    public override TrainingPhase Train(OptimizerCall call)
    {
        var memory = new OptimizerMemory(call.Graph);
        var updated = new Dictionary<Node, Node>();
        var rates = new List<Node>();
        for (var i = 0; i < call.Weights.Length; i++)
        {
            var weight = call.Weights[i];
            var rate = call.NumberFor("lr", weight, DefaultRate, unlisted: null);
            var decay = call.NumberFor("decay", weight, DefaultDecay, unlisted: 0);
            var gradient = IsDecayDecoupled ? call.Gradients[i] : call.WithDecay(call.Gradients[i], decay, weight);
            var step = Step(call, new WeightGradient(weight, gradient, rate, memory));
            updated[weight.Leaf] = weight.Leaf - (IsDecayDecoupled ? call.WithDecay(step, rate * decay, weight) : step);
            rates.Add(rate);
        }

        return new TrainingPhase
        {
            Steps = call.Steps,
            Until = call.Until,
            Updates = [.. call.Weights.Select(w => (w.Leaf, call.Project(w, updated)))],
            States = memory.States,
            LearningRate = Largest(rates, call.Graph),
        };
    }

    /// <summary>What is subtracted from the weight.</summary>
    protected abstract Node Step(OptimizerCall call, WeightGradient w);

    private static Node Largest(List<Node> rates, TensorGraph graph) =>
        rates.Distinct().Aggregate((Node?)null, (largest, rate) =>
            largest is null ? rate : graph.Where(graph.Compare(Comparison.Greater, rate, largest), rate, largest))
        ?? graph.Scalar(0);
}

/// <summary>A weight, the direction it is pushed in, and how far.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Gradient">Derivative of the loss, the decay included where it belongs there.</param>
/// <param name="Rate">Its learning rate; a scalar.</param>
/// <param name="Memory">Where the optimizer keeps what it remembers.</param>
internal readonly record struct WeightGradient(Weight Weight, Node Gradient, Node Rate, OptimizerMemory Memory)
{
    /// <summary>A running value in the weight's shape, zero at first; gives its new value.</summary>
    public Node Remember(string label, Func<Node, Node> next) => Memory.Remember(Weight.Name, label, Weight.Leaf.Shape, next);
}

/// <summary>What an optimizer remembers between steps.</summary>
internal sealed class OptimizerMemory(TensorGraph graph)
{
    private readonly List<(Node Leaf, Node Initial, Node Next)> _states = [];

    public ImmutableArray<(Node Leaf, Node Initial, Node Next)> States => [.. _states];

    /// <summary>A value that is zero when the phase begins; gives its new value in this step.</summary>
    public Node Remember(string owner, string label, Shape shape, Func<Node, Node> next)
    {
        var leaf = graph.Apply(new StateLeaf(owner, label, new TensorType(shape)));
        foreach (var known in _states)
            if (ReferenceEquals(known.Leaf, leaf))
                return known.Next;
        var updated = next(leaf);
        _states.Add((leaf, graph.Zeros(shape), updated));
        return updated;
    }

    /// <summary>The number of this update within the phase, from 1.</summary>
    public Node Count(string optimizer) => Remember(optimizer, "count", Shape.Scalar, n => n + 1);
}
