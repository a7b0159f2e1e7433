using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Engine;

/// <summary>Graphs of random operations over a few leaves: enough variety to catch a plan that hands memory on too early.</summary>
internal sealed class RandomGraph
{
    private readonly System.Random _random;
    private readonly List<Node> _nodes = [];

    public RandomGraph(int seed, int operations)
    {
        _random = new System.Random(seed);
        for (var i = 0; i < 3; i++)
        {
            var leaf = Graph.Apply(new InputLeaf($"x{i}", new TensorType(new Shape(_random.Next(1, 5), _random.Next(1, 5)))));
            Leaves.Add((leaf, [.. Enumerable.Range(0, (int)leaf.Shape.Count).Select(_ => _random.NextDouble() * 2 - 1)]));
            _nodes.Add(leaf);
        }

        while (_nodes.Count < operations)
            _nodes.Add(Next());
    }

    public TensorGraph Graph { get; } = new();

    public List<(Node Leaf, double[] Values)> Leaves { get; } = [];

    /// <summary>Some of the nodes, not only the last.</summary>
    public Node[] PickRoots(int count) => [.. Enumerable.Range(0, count).Select(_ => Pick())];

    private Node Pick() => _nodes[Math.Max(_random.Next(_nodes.Count), _random.Next(_nodes.Count))];

    private Node Next()
    {
        var x = Pick();
        return _random.Next(9) switch
        {
            0 => x + Fitting(x),
            1 => x * Fitting(x) * 0.5,
            2 => -x,
            3 => Graph.TransposeMatrix(x),
            4 => Graph.MatrixMultiply(x, Graph.TransposeMatrix(x)) * 0.2,
            5 => Graph.Reshape(Graph.Flatten(x), new Shape((int)x.Shape.Count, 1)) * 0.9,
            6 => Graph.Concatenate(0, [x, Fitting(x)]) is { } joined && joined.Shape[0] < 9 ? joined : Graph.StopGradient(x),
            7 => Graph.SliceAxis(x, 0, 0, Math.Max(1, x.Shape[0] / 2)),
            _ => Loop(x),
        };
    }

    private Node Fitting(Node x) =>
        _nodes.Where(n => n.Shape == x.Shape).OrderBy(_ => _random.Next()).First();

    /// <summary>A scan whose body captures outer nodes and holds another scan that captures the outer's parameter.</summary>
    private Node Loop(Node x)
    {
        var captured = Fitting(x);
        var carried = Graph.Parameter("h", x.Type);
        var inner = Graph.Parameter("g", x.Type);
        var innerBody = new Body([inner], [inner * 0.5 + carried * captured]);
        var nested = Graph.Part(Graph.Apply(new Scan(innerBody, 2, 1, 0), carried + captured), 0);
        var body = new Body([carried], [(nested - carried) * 0.3, nested + x]);
        var scan = Graph.Apply(new Scan(body, 3, 1, 0), ImmutableArray.Create(x));
        return _random.Next(2) == 0
            ? Graph.Part(scan, 0)
            : Graph.Reshape(Graph.SliceAxis(Graph.Part(scan, 1), 0, 1, 1), x.Shape);
    }
}
