using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Graph;

/// <summary>All nodes of one sweep point. Adding a node that exists already returns the existing one.</summary>
internal sealed partial class TensorGraph
{
    private readonly Dictionary<NodeKey, Node> _nodes = [];
    private int _count;

    /// <summary>The text that nodes made from now on come from.</summary>
    public SourceSpan Origin { get; set; }

    /// <summary>What is left to spend on making nodes.</summary>
    public BuildBudget Budget { get; init; } = new(BuildBudget.ForToy);

    /// <summary>Number of nodes ever made.</summary>
    public int Count => _count;

    /// <summary>The node of an operation on inputs, made if it is not there.</summary>
    public Node Apply(Op op, params ImmutableArray<Node> inputs)
    {
        if (op is RegionOp region)
            inputs = inputs.AddRange(region.Body.Captured);
        if (!op.IsShared)
            return Make(op, inputs);
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, new NodeKey(op, inputs), out var exists);
        return exists && slot is not null ? slot : slot = Make(op, inputs);
    }

    /// <summary>The node with other inputs, and another body where it has one: as <see cref="Apply"/>, but the captured inputs are in place.</summary>
    public Node Rebuild(Node node, Func<Node, Node> map)
    {
        if (node.Op is RegionOp region)
        {
            var own = node.Inputs[..region.OwnInputs].Select(map).ToImmutableArray();
            var body = region.Body with { Results = [.. region.Body.Results.Select(map)] };
            return Apply(region.WithBody(new Body(body.Parameters, body.Results)), own);
        }

        return Fold(node.Op, [.. node.Inputs.Select(map)]);
    }

    public Node Parameter(string label, TensorType type) => Make(new BodyParameter(label, type), []);

    public Node Scalar(double value) => Apply(new Constant([value], TensorType.Scalar));

    public Node Constant(double[] values, Shape shape) => Apply(new Constant(values, new TensorType(shape)));

    public Node Truth(bool value) => Apply(new Constant([value ? 1 : 0], new TensorType(Shape.Scalar, IsTruth: true)));

    /// <summary>A part of a node with several results.</summary>
    public Node Part(Node tuple, int index) =>
        tuple.Outputs.Length == 1 && index == 0 ? tuple : Apply(new TuplePart(index), tuple);

    private Node Make(Op op, ImmutableArray<Node> inputs)
    {
        Budget.Spend(BuildBudget.PerNode, Origin);
        return new Node(this, _count++, op, inputs, op.Infer(inputs), Origin);
    }

    private readonly struct NodeKey(Op op, ImmutableArray<Node> inputs) : IEquatable<NodeKey>
    {
        private readonly Op _op = op;
        private readonly ImmutableArray<Node> _inputs = inputs;

        public bool Equals(NodeKey other) =>
            _inputs.AsSpan().SequenceEqual(other._inputs.AsSpan()) && _op.Equals(other._op);

        public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_op);
            foreach (var input in _inputs)
                hash.Add(input.Id);
            return hash.ToHashCode();
        }
    }
}

/// <summary>One result of a node with several.</summary>
internal sealed record TuplePart(int Index) : Op
{
    public override string Name => "part";

    public override bool IsView => true;

    public override double Operations(Node node) => 0;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [inputs[0].Outputs[Index]];

    public override Action Bind<T>(Binding<T> binding) => static () => { };

    /// <summary>Handled by <see cref="Differentiation"/>, which adds the cotangent to that part of the tuple.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) => [null];
}
