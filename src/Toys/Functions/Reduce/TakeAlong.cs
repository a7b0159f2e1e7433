using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>In every row, the elements at given places: (…, n) and places (…, k) → (…, k).</summary>
internal sealed record TakeAlong : Op
{
    public override string Name => "take";

    public static Node Of(Node rows, Node places) => rows.Graph.Fold(new TakeAlong(), rows, places);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[1].Shape, inputs[0].IsTruth)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, places, y) = (binding.Input(0), binding.Input(1), binding.Output());
        var (width, taken) = (binding.Node.Inputs[0].Shape[-1], binding.Node.Shape[-1]);
        return () =>
        {
            Span<T> source = x.Span, place = places.Span, target = y.Span;
            for (int i = 0, row = 0; i < target.Length; row += width)
                for (var k = 0; k < taken; k++, i++)
                    target[i] = source[row + int.CreateTruncating(place[i])];
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Apply(new PutAlong(node.Inputs[0].Shape[-1]), cotangents[0]!, node.Inputs[1]), null];
}

/// <summary>Rows of zeros to which elements are added at given places: the transpose of <see cref="TakeAlong"/>.</summary>
internal sealed record PutAlong(int Width) : Op
{
    public override string Name => "put";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape.With(-1, Width))];

    public override double Operations(Node node) => node.Shape.Count + node.Inputs[0].Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, places, y) = (binding.Input(0), binding.Input(1), binding.Output());
        var taken = binding.Node.Inputs[0].Shape[-1];
        return () =>
        {
            Span<T> source = x.Span, place = places.Span, target = y.Span;
            target.Clear();
            for (int i = 0, row = 0; i < source.Length; row += Width)
                for (var k = 0; k < taken; k++, i++)
                    target[row + int.CreateTruncating(place[i])] += source[i];
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [TakeAlong.Of(cotangents[0]!, node.Inputs[1]), null];
}
