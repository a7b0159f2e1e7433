using System.Collections.Immutable;
using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Graph;

/// <summary>Sum over the trailing axes after <c>Kept</c> leading ones: (a, b) → (a). Other axes are permuted to the end first.</summary>
internal sealed record SumTrailing(int Kept) : Op
{
    public override string Name => "sum";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape.Take(Kept))];

    public override double Operations(Node node) => node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var width = (int)binding.Node.Inputs[0].Shape.Skip(Kept).Count;
        return () =>
        {
            Span<T> source = x.Span, target = y.Span;
            for (var i = 0; i < target.Length; i++)
                target[i] = Reduction.Sum<T>(source.Slice(i * width, width));
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var (g, shape) = (cotangents[0]!, node.Inputs[0].Shape);
        var widened = g.Shape;
        for (var axis = Kept; axis < shape.Rank; axis++)
            widened = widened.Insert(axis, 1);
        return [node.Graph.BroadcastTo(node.Graph.Reshape(g, widened), shape)];
    }
}

/// <summary>Sum over the leading axis: (a, …) → (…), adding whole rows in order.</summary>
internal sealed record SumLeading : Op
{
    public override string Name => "sum";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape.Skip(1))];

    public override double Operations(Node node) => node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y) = (binding.Input(0), binding.Output());
        var rows = binding.Node.Inputs[0].Shape[0];
        return () => MatrixRows.Sum<T>(x.Span, rows, y.Span);
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.BroadcastTo(cotangents[0]!, node.Inputs[0].Shape)];
}
