using System.Collections.Immutable;
using System.Numerics.Tensors;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>softmax(x, axis = -1)</c></summary>
internal sealed class Softmax : AlongFunction
{
    public override Signature Signature => "softmax(x, axis?)";

    public override string Summary => "exp(x) / Σ exp(x) along the last axis, or the named one; does not overflow.";

    public override string Example => """
        measure y = softmax([1000, 1000 + log(3)])
        predict y = [1 / 4, 3 / 4]
        check y within 0.0001%
        """;

    protected override Node Rows(FunctionCall call, Node rows) => SoftMaximum.Of(rows);
}

/// <summary>eˣ / Σ eˣ of every row.</summary>
internal sealed record SoftMaximum : Op
{
    public override string Name => "softmax";

    public static Node Of(Node rows) => rows.Graph.Fold(new SoftMaximum(), rows);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape)];

    public override double Operations(Node node) => 25.0 * node.Shape.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y, width) = (binding.Input(0), binding.Output(), binding.Node.Shape[-1]);
        return () =>
        {
            for (var row = 0; row < y.Length; row += width)
            {
                var target = y.Span.Slice(row, width);
                ShiftedExponentials.Compute<T>(x.Span.Slice(row, width), target);
                TensorPrimitives.Divide(target, Reduction.Sum<T>(target), target);
            }
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var (graph, product) = (node.Graph, cotangents[0]! * node);
        return [product - node * graph.Sum(product, [node.Shape.Rank - 1], keepAxes: true)];
    }
}
