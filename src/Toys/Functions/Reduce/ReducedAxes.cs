using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>A tensor and the axes along which it is reduced: all of them where a call names none.</summary>
internal readonly record struct ReducedAxes(Node Tensor, ImmutableArray<int> Axes, bool KeepAxes)
{
    /// <summary>Number of elements that go into one.</summary>
    public long Count
    {
        get
        {
            var shape = Tensor.Shape;
            return Axes.Aggregate(1L, (count, axis) => count * shape[axis]);
        }
    }

    public static ReducedAxes Of(FunctionCall call, Node x)
    {
        var keep = call.Flag("keepdims");
        if (call.Find("axis") is not { } argument)
            return new ReducedAxes(x, [.. Enumerable.Range(0, x.Shape.Rank)], keep);
        ImmutableArray<int> axes = argument.Value switch
        {
            TupleValue { Items: var items } => [.. items.Select(i => Axis(call, x, argument, call.Tensor(argument with { Value = i }).ConstantScalar))],
            TensorValue { Node: { Shape.Rank: 1, ConstantValues: { } listed } } => [.. listed.Select(a => Axis(call, x, argument, a))],
            _ => [call.Axis(x)!.Value],
        };
        return axes.Distinct().Count() == axes.Length
            ? new ReducedAxes(x, [.. axes.Order()], keep)
            : throw call.Error(argument, $"axis of {call.Function.Name} names the same axis twice");
    }

    /// <summary>Refuses a reduction that has no value for no elements.</summary>
    public ReducedAxes RequireElements(FunctionCall call) =>
        Count > 0 ? this : throw call.Error($"{call.Function.Name} of no elements: the tensor has shape {Tensor.Shape}");

    public Node Sum() => Tensor.Graph.Sum(Tensor, Axes, KeepAxes);

    public Node Mean() => Sum() / Count;

    /// <summary>Σ over the axes of another tensor of the same shape.</summary>
    public Node Sum(Node other) => (this with { Tensor = other }).Sum();

    /// <summary>The same with axes of length 1 left in place, to broadcast against the tensor.</summary>
    public ReducedAxes Kept() => this with { KeepAxes = true };

    /// <summary>Reduces by something that works along the last axis: (…, n) → (…). The reduced axes are merged into that one.</summary>
    public Node Reduce(Func<Node, Node> rows)
    {
        var (graph, shape) = (Tensor.Graph, Tensor.Shape);
        var axes = Axes;
        var kept = Enumerable.Range(0, shape.Rank).Where(a => !axes.Contains(a)).ToArray();
        var outer = Shape.Of([.. kept.Select(a => shape[a])]);
        var merged = graph.Reshape(graph.Permute(Tensor, [.. kept, .. axes]), outer.Insert(outer.Rank, (int)Count));
        var result = rows(merged);
        if (!KeepAxes)
            return result;
        foreach (var axis in axes)
            shape = shape.With(axis, 1);
        return graph.Reshape(result, shape);
    }

    /// <summary>Applies something that works along the last axis and keeps it, (…, n) → (…, m), along another one.</summary>
    public static Node Along(Node x, int axis, Func<Node, Node> rows)
    {
        var (graph, last) = (x.Graph, x.Shape.Rank - 1);
        if (axis == last)
            return rows(x);
        ImmutableArray<int> exchange = [.. Enumerable.Range(0, x.Shape.Rank).Select(a => a == axis ? last : a == last ? axis : a)];
        return graph.Permute(rows(graph.Permute(x, exchange)), exchange);
    }

    private static int Axis(FunctionCall call, Node x, CallArgument argument, double? value)
    {
        var rank = x.Shape.Rank;
        if (value is not { } axis || axis != Math.Floor(axis))
            throw call.Error(argument, $"axis of {call.Function.Name} must be a whole number known before running, or a list of such");
        if (axis < -rank || axis >= rank)
            throw call.Error(argument, rank == 0 ? "a number has no axes" : $"axis {axis:R} is out of range: shape {x.Shape} has axes {-rank}..{rank - 1}");
        return (int)(axis < 0 ? axis + rank : axis);
    }
}
