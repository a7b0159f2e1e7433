using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>A body with a leading axis on everything: its results for many values of its scalar parameters at once, by the same
/// operations on larger tensors.</summary>
internal sealed class Lanewise
{
    /// <summary>What a tensor that is the same in all lanes may be repeated to.</summary>
    private const long MostElements = 1 << 20;

    private readonly TensorGraph _graph;
    private readonly int _lanes;
    private readonly Dictionary<Node, Node> _map = [];

    private Lanewise(TensorGraph graph, int lanes) => (_graph, _lanes) = (graph, lanes);

    /// <summary>The results with a leading axis; null where an operation is not known to work lane by lane.</summary>
    /// <param name="body">Its parameters are scalars.</param>
    /// <param name="values">A vector for each parameter.</param>
    public static ImmutableArray<Node>? TryApply(Body body, ImmutableArray<Node> values)
    {
        var lanewise = new Lanewise(values[0].Graph, values[0].Shape[0]);
        for (var i = 0; i < values.Length; i++)
            lanewise._map[body.Parameters[i]] = values[i];
        foreach (var node in body.Inner)
            if (node.Shape.Count * lanewise._lanes > MostElements || lanewise.Rebuild(node) is not { } rebuilt)
                return null;
            else
                lanewise._map[node] = rebuilt;
        return body.Results.All(r => r.Shape.Count * lanewise._lanes <= MostElements)
            ? [.. body.Results.Select(lanewise.Whole)]
            : null;
    }

    private Node? Rebuild(Node node)
    {
        var (shape, x) = (node.Shape, node.Inputs[0]);
        _graph.Origin = node.Origin;
        return node.Op switch
        {
            UnaryOp op => _graph.Fold(op, _map[x]),
            BinaryOp op => _graph.Fold(op, Aligned(x, shape.Rank), Aligned(node.Inputs[1], shape.Rank)),
            Select op => _graph.Fold(op, [.. node.Inputs.Select(Whole)]),
            StopGradient => _graph.StopGradient(_map[x]),
            BroadcastTo => _graph.BroadcastTo(Aligned(x, shape.Rank), Laned(shape)),
            Reshape => _graph.Reshape(_map[x], Laned(shape)),
            Permute { Axes: var axes } => _graph.Permute(_map[x], [0, .. axes.Select(a => a + 1)]),
            Slice slice => _graph.Slice(_map[x], [(0, _lanes, 1), .. slice.Ranges]),
            SliceInto { Slice: var slice, Target: var target } =>
                _graph.Apply(new SliceInto(new Slice([(0, _lanes, 1), .. slice.Ranges]), Laned(target)), _map[x]),
            Concatenate { Axis: var axis } => _graph.Concatenate(axis + 1, [.. node.Inputs.Select(Whole)]),
            SumTrailing { Kept: var kept } => _graph.Fold(new SumTrailing(kept + 1), _map[x]),
            SumLeading => _graph.Sum(_map[x], [1]),
            MatrixMultiply op when node.Inputs.All(i => i.Shape.Count * _lanes <= MostElements) => _graph.Fold(op, [.. node.Inputs.Select(Whole)]),
            _ => null,
        };
    }

    private Shape Laned(Shape shape) => shape.Insert(0, _lanes);

    /// <summary>The node as an operand that broadcasts against others of some rank, its lanes in front of all of them.</summary>
    private Node Aligned(Node node, int rank)
    {
        if (!_map.TryGetValue(node, out var laned))
            return node;
        var shape = node.Shape;
        while (shape.Rank < rank)
            shape = shape.Insert(0, 1);
        return _graph.Reshape(laned, Laned(shape));
    }

    /// <summary>The node in every lane, repeated where it is the same in all.</summary>
    private Node Whole(Node node) => _map.TryGetValue(node, out var laned) ? laned : _graph.BroadcastTo(node, Laned(node.Shape));
}
