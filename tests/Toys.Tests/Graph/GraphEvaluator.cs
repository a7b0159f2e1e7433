using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Graph;

/// <summary>The plainest way to run a graph: every node once, in order, into memory of its own. Engines are held against it.</summary>
internal sealed class GraphEvaluator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Memory _memory;
    private readonly Dictionary<Node, double[]> _leaves = [];

    public GraphEvaluator(RunContext? context = null) =>
        _memory = new Memory(context ?? new RunContext { Key = RunKey.Zero, Seed = 0 });

    /// <summary>Gives a leaf its values.</summary>
    public GraphEvaluator<T> With(Node leaf, params double[] values)
    {
        _leaves[leaf] = values;
        return this;
    }

    /// <summary>Elements of one result of a node, as doubles.</summary>
    public double[] Evaluate(Node node, int output = 0)
    {
        foreach (var needed in Reachable(node).OrderBy(n => n.Id))
            if (_leaves.TryGetValue(needed, out var given))
                _memory.Give(needed, [.. given.Select(T.CreateSaturating)]);
            else
                _memory.Compute(needed);
        return [.. _memory[node][output].Select(double.CreateSaturating)];
    }

    private static HashSet<Node> Reachable(Node root)
    {
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>([root]);
        while (pending.TryPop(out var node))
            if (seen.Add(node))
                foreach (var input in node.Inputs)
                    pending.Push(input);
        return seen;
    }

    private sealed class Memory(RunContext context)
    {
        private readonly Dictionary<Node, T[][]> _arrays = [];

        public RunContext Context => context;

        public T[][] this[Node node] => _arrays[node];

        public void Give(Node node, T[] values) => _arrays[node] = [values];

        public void Compute(Node node)
        {
            if (_arrays.ContainsKey(node))
                return;
            Allocate(node);
            Bind(node)();
        }

        /// <summary>Memory for a node; a view shares its input's.</summary>
        public void Allocate(Node node) => _arrays[node] = node.Op switch
        {
            TuplePart part => [_arrays[node.Inputs[0]][part.Index]],
            { IsView: true } => [_arrays[node.Inputs[0]][0]],
            _ => [.. node.Outputs.Select(o => new T[o.Shape.Count])],
        };

        public Action Bind(Node node) => node.Op.Bind(new NodeBinding(node, this));
    }

    private sealed class NodeBinding(Node node, Memory memory) : Binding<T>
    {
        public override Node Node => node;

        public override RunContext Context => memory.Context;

        public override TensorBuffer<T> Input(int index) => Whole(memory[node.Inputs[index]][0]);

        public override TensorBuffer<T> Output(int index = 0) => Whole(memory[node][index]);

        public override BoundBody<T> Body(Body body) => new EvaluatedBody(body, node, memory);

        public static TensorBuffer<T> Whole(T[] array) => new(array, 0, array.Length);
    }

    private sealed class EvaluatedBody : BoundBody<T>
    {
        private readonly Body _body;
        private readonly Memory _inside;
        private readonly Action[] _actions;

        public EvaluatedBody(Body body, Node owner, Memory outside)
        {
            _body = body;
            _inside = new Memory(outside.Context);
            var captured = owner.Inputs[^body.Captured.Length..];
            for (var i = 0; i < captured.Length; i++)
                _inside.Give(body.Captured[i], outside[captured[i]][0]);
            foreach (var parameter in body.Parameters)
                _inside.Allocate(parameter);
            foreach (var node in body.Inner)
                _inside.Allocate(node);
            _actions = [.. body.Inner.Select(_inside.Bind)];
        }

        public override TensorBuffer<T> Parameter(int index) => NodeBinding.Whole(_inside[_body.Parameters[index]][0]);

        public override TensorBuffer<T> Result(int index = 0) => NodeBinding.Whole(_inside[_body.Results[index]][0]);

        public override void Run()
        {
            foreach (var action in _actions)
                action();
        }
    }
}
