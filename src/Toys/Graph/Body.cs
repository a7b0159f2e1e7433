using System.Collections.Immutable;

namespace LearningMechanics.Toys.Graph;

/// <summary>A function inside a graph: the body of a loop, a root search, an integral. It may use outer nodes freely.</summary>
/// <param name="Parameters">Leaves made by <see cref="TensorGraph.Parameter"/>, bound anew at each call.</param>
/// <param name="Results">What it computes.</param>
internal sealed record Body(ImmutableArray<Node> Parameters, ImmutableArray<Node> Results)
{
    private ImmutableArray<Node> _captured;

    /// <summary>Outer nodes the body reads, in order of their ids: extra inputs of the node that owns the body.</summary>
    public ImmutableArray<Node> Captured => _captured.IsDefault ? _captured = FindCaptured() : _captured;

    /// <summary>Nodes that change with the parameters, inputs before users; the parameters themselves are left out.</summary>
    public ImmutableArray<Node> Inner => [.. Reachable().Where(n => IsInner(n) && n.Op is not BodyParameter).OrderBy(n => n.Id)];

    public bool Equals(Body? other) =>
        other is not null && Parameters.SequenceEqual(other.Parameters) && Results.SequenceEqual(other.Results);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var node in Parameters.Concat(Results))
            hash.Add(node.Id);
        return hash.ToHashCode();
    }

    public bool IsInner(Node node)
    {
        foreach (var parameter in Parameters)
            if (node.FreeParameters.Contains(parameter))
                return true;
        return false;
    }

    /// <summary>Free parameters of the results that are not this body's own: those of bodies around it.</summary>
    public ImmutableHashSet<Node> OuterParameters() =>
        Results.Aggregate(ImmutableHashSet<Node>.Empty, (set, r) => set.Union(r.FreeParameters)).Except(Parameters);

    private ImmutableArray<Node> FindCaptured()
    {
        var captured = new HashSet<Node>();
        foreach (var node in Reachable())
            if (IsInner(node))
                foreach (var input in node.Inputs.Where(i => !IsInner(i)))
                    captured.Add(input);
        foreach (var result in Results.Where(r => !IsInner(r)))
            captured.Add(result);
        return [.. captured.OrderBy(n => n.Id)];
    }

    private HashSet<Node> Reachable()
    {
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>(Results.Where(IsInner));
        while (pending.TryPop(out var node))
            if (seen.Add(node))
                foreach (var input in node.Inputs.Where(IsInner))
                    pending.Push(input);
        return seen;
    }
}

/// <summary>A parameter of a body. Two parameters are never the same.</summary>
internal sealed record BodyParameter(string Label, TensorType ParameterType) : Leaf
{
    public override string Name => Label;

    public override bool IsShared => false;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [ParameterType];
}

/// <summary>An operation with a body. Its inputs are its own, then what the body captured.</summary>
internal abstract record RegionOp(Body Body) : Op
{
    /// <summary>Number of inputs before the captured ones.</summary>
    public abstract int OwnInputs { get; }

    public abstract RegionOp WithBody(Body body);

    /// <summary>As <see cref="Op.Backward"/>, told which inputs anybody asks about: what a body captures is often large and constant.</summary>
    public abstract Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed);

    /// <summary>The body's results with its parameters exchanged for nodes of the surroundings.</summary>
    protected Node[] Inline(params ReadOnlySpan<Node> arguments)
    {
        var replacements = new List<(Node, Node)>();
        for (var i = 0; i < arguments.Length; i++)
            replacements.Add((Body.Parameters[i], arguments[i]));
        var substitution = new Substitution(replacements);
        return [.. Body.Results.Select(substitution.Apply)];
    }

    /// <summary>Spreads gradients of the needed captured nodes over the inputs they are, null elsewhere.</summary>
    protected Node?[] ForCaptured(Node node, bool[] needed, IReadOnlyList<(Node Output, Node Cotangent)> outputs)
    {
        var gradients = new Node?[node.Inputs.Length];
        var places = Enumerable.Range(OwnInputs, node.Inputs.Length - OwnInputs).Where(i => needed[i]).ToArray();
        var found = Differentiation.Pullback(outputs, [.. places.Select(i => node.Inputs[i])]);
        for (var i = 0; i < places.Length; i++)
            gradients[places[i]] = found[i];
        return gradients;
    }

    public override ImmutableHashSet<Node> FreeParameters(ImmutableArray<Node> inputs) =>
        base.FreeParameters(inputs).Union(Body.OuterParameters());

    /// <summary>Price of one pass through the body.</summary>
    protected double BodyOperations()
    {
        var operations = 1.0;
        foreach (var node in Body.Inner)
            operations += node.Op.Operations(node);
        return operations;
    }
}
