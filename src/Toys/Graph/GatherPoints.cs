using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace LearningMechanics.Toys.Graph;

/// <summary><c>T[i, j]</c>: entries of the leading axes, named by one integral tensor for each, all of one shape:
/// (n, m, …), (s), (s) → (s) + (…).</summary>
internal sealed record GatherPoints(int Axes) : Op
{
    public override string Name => "gather";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(inputs[1].Shape.Append(inputs[0].Shape.Skip(Axes)), inputs[0].IsTruth)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y, node) = (binding.Input(0), binding.Output(), binding.Node);
        var points = new PointRows<T>(binding, node.Inputs[0].Shape, Axes);
        var width = points.Width;
        return () =>
        {
            Span<T> source = x.Span, target = y.Span;
            for (var i = 0; i < points.Count; i++)
                source.Slice(points.Row(i) * width, width).CopyTo(target[(i * width)..]);
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var scattered = new Node?[node.Inputs.Length];
        scattered[0] = node.Graph.Apply(new ScatterPoints(node.Inputs[0].Shape, Axes), [cotangents[0]!, .. node.Inputs[1..]]);
        return scattered;
    }
}

/// <summary>Adds to zeros at the entries that integral tensors name: the transpose of <see cref="GatherPoints"/>.</summary>
internal sealed record ScatterPoints(Shape Target, int Axes) : Op
{
    public override string Name => "scatter";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target)];

    public override double Operations(Node node) => Target.Count + node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var points = new PointRows<T>(binding, Target, Axes);
        var width = points.Width;
        return () =>
        {
            Span<T> source = x.Span, target = y.Span;
            target.Clear();
            for (var i = 0; i < points.Count; i++)
            {
                var row = target.Slice(points.Row(i) * width, width);
                TensorPrimitives.Add(row, source.Slice(i * width, width), row);
            }
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var gathered = new Node?[node.Inputs.Length];
        gathered[0] = node.Graph.Fold(new GatherPoints(Axes), [cotangents[0]!, .. node.Inputs[1..]]);
        return gathered;
    }
}

/// <summary>Rows of the trailing axes that index tensors name (a binding's inputs from 1 on).</summary>
internal sealed class PointRows<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private readonly TensorBuffer<T>[] _indices;
    private readonly Shape _shape;
    private readonly Node _node;

    public PointRows(Binding<T> binding, Shape shape, int axes)
    {
        _indices = [.. Enumerable.Range(1, axes).Select(binding.Input)];
        (_shape, _node, Width) = (shape, binding.Node, (int)shape.Skip(axes).Count);
    }

    public int Count => _indices[0].Length;

    public int Width { get; }

    public int Row(int point)
    {
        var row = 0;
        for (var axis = 0; axis < _indices.Length; axis++)
            row = row * _shape[axis] + Gather.RowOf(_indices[axis].Span[point], _shape[axis], _node);
        return row;
    }
}
