using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Det : MatrixFunction
{
    public override Signature Signature => "det(A)";

    public override string Summary =>
        "The determinant of a square matrix, or of each of a stack; 0 for a singular one. For large matrices use `logdet`: "
        + "a determinant overflows early.";

    public override string Example => """
        measure d = det([[2, 1], [1, 3]])
        predict d = 5
        check d within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(call.Graph.Apply(new Determinant(IsLogarithm: false), SquareMatrices(call, "A")));
}

/// <summary>(…, n, n) → (…): the determinant, or its logarithm.</summary>
internal sealed record Determinant(bool IsLogarithm) : MatrixOp
{
    public override string Name => IsLogarithm ? "logdet" : "det";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(inputs[0].Shape.Take(inputs[0].Shape.Rank - 2))];

    public override double Operations(Node node) => PriceEach(node, (n, _) => n * n * n);

    public override double Scratch(Node node) => PriceOfOne(node, (n, _) => Room(n * n));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, y, node) = (binding.Input(0), binding.Output(), binding.Node);
        var (stack, n, _) = Sizes(node);
        var lu = new LuFactorization(n);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                lu.Factor<T>(a.Span.Slice(i * n * n, n * n));
                y.Span[i] = T.CreateSaturating(IsLogarithm ? Logarithm(lu) : lu.Determinant());
            }
        };
    }

    /// <summary>d(det A) = det A · tr(A⁻¹·dA), and so for the logarithm without the factor.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var inverse = graph.TransposeMatrix(graph.Apply(new Inverse(), node.Inputs[0]));
        var factor = IsLogarithm ? cotangents[0]! : cotangents[0]! * node;
        return [graph.PerMatrix(factor) * inverse];
    }

    private static double Logarithm(LuFactorization lu)
    {
        var (sign, logarithm) = lu.LogDeterminant();
        return sign < 0 ? double.NaN : logarithm;
    }
}
