using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>NumPy's basic slicing and indexing by integral tensors.</summary>
internal sealed class Indexing
{
    private readonly TensorGraph _graph;
    private readonly Node _target;

    /// <summary>What is read along each axis of the target.</summary>
    private readonly List<(int Start, int Length, int Step)> _ranges = [];

    /// <summary>Axes after slicing: of the target, or new ones; those that a number took away are gone.</summary>
    private readonly List<int> _lengths = [];

    private readonly List<(int Axis, Node Index, SourceSpan Span)> _indices = [];

    /// <summary>Places, among the axes that remain, of all numbers and tensors: whether they stand side by side decides
    /// where the tensors' axes go.</summary>
    private readonly List<int> _order = [];

    private Indexing(TensorGraph graph, Node target) => (_graph, _target) = (graph, target);

    /// <summary>The part of a tensor that subscripts name.</summary>
    /// <param name="graph">Where nodes are made.</param>
    /// <param name="target">What stands before the bracket.</param>
    /// <param name="subscripts">What stands in it.</param>
    /// <param name="span">The whole expression.</param>
    /// <exception cref="ToyError">A subscript does not fit.</exception>
    public static Node Apply(TensorGraph graph, Node target, ImmutableArray<ResolvedSubscript> subscripts, SourceSpan span)
    {
        var indexing = new Indexing(graph, target);
        var order = 0;
        foreach (var subscript in indexing.WithEllipsis(subscripts, span))
            indexing.Read(subscript, order++);
        var basic = graph.Reshape(graph.Slice(target, [.. indexing._ranges]), Shape.Of([.. indexing._lengths]));
        return indexing._indices.Count == 0 ? basic : indexing.Take(basic);
    }

    /// <summary>Whole slices in place of the ellipsis, or at the end.</summary>
    private ImmutableArray<ResolvedSubscript> WithEllipsis(ImmutableArray<ResolvedSubscript> subscripts, SourceSpan span)
    {
        var ellipses = subscripts.Count(s => s is ResolvedSubscript.Ellipsis);
        if (ellipses > 1)
            throw new ToyError(subscripts.Last(s => s is ResolvedSubscript.Ellipsis).Span, "only one ellipsis may stand in an index");
        var named = subscripts.Count(s => s is ResolvedSubscript.At or ResolvedSubscript.Range);
        var rank = _target.Shape.Rank;
        if (named > rank)
            throw new ToyError(span, rank == 0
                ? "a number cannot be indexed: it has no axes"
                : $"{named} subscripts for shape {_target.Shape}, which has {rank} {(rank == 1 ? "axis" : "axes")}");
        var rest = Enumerable.Repeat<ResolvedSubscript>(new ResolvedSubscript.Range(null, null, null, span), rank - named);
        return ellipses == 0
            ? [.. subscripts, .. rest]
            : [.. subscripts.SelectMany(s => s is ResolvedSubscript.Ellipsis ? rest : [s])];
    }

    private void Read(ResolvedSubscript subscript, int order)
    {
        var axis = _ranges.Count;
        switch (subscript)
        {
            case ResolvedSubscript.NewAxis:
                _lengths.Add(1);
                break;
            case ResolvedSubscript.Range range:
                _ranges.Add(Resolve(range, _target.Shape[axis]));
                _lengths.Add(_ranges[^1].Length);
                break;
            case ResolvedSubscript.At { Index: var index } at when index.ConstantScalar is { } known && !index.IsTruth:
                _ranges.Add((Resolve(known, axis, at.Span), 1, 1));
                _order.Add(order);
                break;
            case ResolvedSubscript.At at:
                Check(at, axis);
                _ranges.Add((0, _target.Shape[axis], 1));
                _indices.Add((_lengths.Count, at.Index, at.Span));
                _lengths.Add(_target.Shape[axis]);
                _order.Add(order);
                break;
        }
    }

    /// <summary>Gathers along the indexed axes; the indices' own axes stand in their place, or in front where others stand between.</summary>
    private Node Take(Node x)
    {
        var shape = _indices[0].Index.Shape;
        foreach (var (_, index, span) in _indices.Skip(1))
            shape = Shape.Broadcast(shape, index.Shape)
                ?? throw new ToyError(span, $"indices of shapes {shape} and {index.Shape} do not broadcast together");
        ImmutableArray<int> indexed = [.. _indices.Select(i => i.Axis)];
        RequireHoldable(x.Shape, indexed, shape);
        ImmutableArray<int> others = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => !indexed.Contains(a))];
        var taken = Gathered(_graph.Permute(x, [.. indexed, .. others]), shape);

        var isTogether = _order[^1] - _order[0] == _order.Count - 1;
        var before = isTogether ? others.Count(a => a < indexed[0]) : 0;
        var indexAxes = Enumerable.Range(0, shape.Rank);
        var otherAxes = Enumerable.Range(shape.Rank, others.Length).ToArray();
        return _graph.Permute(taken, [.. otherAxes[..before], .. indexAxes, .. otherAxes[before..]]);
    }

    private void RequireHoldable(Shape from, ImmutableArray<int> indexed, Shape shape)
    {
        var result = shape.Append(Shape.Of([.. from.Lengths.Where((_, axis) => !indexed.Contains(axis))]));
        if (result.Count > int.MaxValue)
            throw new ToyError(_indices[0].Span, $"the result would have shape {result}: more numbers than any tensor here may hold");
    }

    private Node Gathered(Node x, Shape shape) => _indices is [var (_, only, _)]
        ? _graph.Gather(x, only)
        : _graph.Fold(new GatherPoints(_indices.Count), [x, .. _indices.Select(i => _graph.BroadcastTo(i.Index, shape))]);

    private void Check(ResolvedSubscript.At at, int axis)
    {
        if (at.Index.IsTruth)
            throw new ToyError(at.Span, "a truth value cannot be an index: how many elements it picks would depend on data; use where(condition, x, 0)");
        foreach (var value in at.Index.ConstantValues ?? [])
            Resolve(value, axis, at.Span);
    }

    private int Resolve(double index, int axis, SourceSpan span)
    {
        var length = _target.Shape[axis];
        if (index != Math.Floor(index))
            throw new ToyError(span, $"an index must be a whole number, not {index:R}");
        if (index < -length || index >= length)
            throw new ToyError(span, length == 0
                ? $"index {index:R} is out of range: axis {axis} of shape {_target.Shape} is empty"
                : $"index {index:R} is out of range: axis {axis} of shape {_target.Shape} has length {length}, so an index must lie in {-length}..{length - 1}");
        return (int)(index < 0 ? index + length : index);
    }

    /// <summary>Python's rule: bounds beyond the ends are cut off, negative ones count from the end.</summary>
    private static (int Start, int Length, int Step) Resolve(ResolvedSubscript.Range range, int length)
    {
        var step = Bound(range.Step, range.Span) ?? 1;
        if (step == 0)
            throw new ToyError(range.Span, "the step of a slice must not be 0");
        var (lowest, highest) = step > 0 ? (0, length) : (-1, length - 1);
        var start = Bound(range.Start, range.Span) is { } s ? Clamp(s) : step > 0 ? lowest : highest;
        var stop = Bound(range.Stop, range.Span) is { } e ? Clamp(e) : step > 0 ? highest : lowest;
        var count = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
        return count > 0 ? ((int)start, (int)count, (int)step) : (0, 0, 1);

        long Clamp(long bound) => Math.Clamp(bound < 0 ? bound + length : bound, lowest, highest);
    }

    private static long? Bound(Node? bound, SourceSpan span)
    {
        if (bound is null)
            return null;
        var value = bound.ConstantScalar ?? throw new ToyError(span, bound.Shape.IsScalar
            ? "the bounds of a slice must be known before running, since they decide its shape: they may use params and numbers, but no data, weights or step"
            : $"the bounds of a slice must be numbers, not tensors of shape {bound.Shape}");
        return value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue
            ? (long)value
            : throw new ToyError(span, $"the bounds of a slice must be whole numbers, not {value:R}");
    }
}
