using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>cumsum(x, axis)</c></summary>
internal sealed class Cumsum : Function
{
    public override Signature Signature => "cumsum(x, axis?)";

    public override FunctionGroup Group => FunctionGroup.Reduce;

    public override string Summary => "Running sums along an axis; without one, of the flattened tensor, as in NumPy.";

    public override string Example => """
        measure y = cumsum(range(1, 5))
        predict y = [1, 3, 6, 10]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var x = call.Tensor("x");
        return new TensorValue(call.Axis(x) is { } axis
            ? ReducedAxes.Along(x, axis, CumulativeSum.Of)
            : CumulativeSum.Of(call.Graph.Flatten(x)));
    }
}

/// <summary>Running sums of every row, from the left or from the right.</summary>
internal sealed record CumulativeSum(bool FromRight) : Op
{
    public override string Name => "cumsum";

    public static Node Of(Node rows) => rows.Graph.Fold(new CumulativeSum(FromRight: false), rows);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y, width) = (binding.Input(0), binding.Output(), binding.Node.Shape[-1]);
        var (first, step) = FromRight ? (width - 1, -1) : (0, 1);
        return () =>
        {
            Span<T> source = x.Span, target = y.Span;
            for (var row = 0; row < target.Length; row += width)
            {
                var sum = T.Zero;
                for (int i = 0, at = row + first; i < width; i++, at += step)
                    target[at] = sum += source[at];
            }
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) =>
        [node.Graph.Fold(new CumulativeSum(!FromRight), cotangents[0]!)];
}
