using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Inv : MatrixFunction
{
    public override Signature Signature => "inv(A)";

    public override string Summary =>
        "The inverse of a square matrix, or of each of a stack. `solve(A, b)` is cheaper and more accurate than `inv(A) @ b`.";

    public override string Example => """
        let A = [[2, 1], [1, 3]]
        measure product = (A @ inv(A))[0]
        predict product = [1, 0]
        check product within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(call.Graph.Apply(new Inverse(), SquareMatrices(call, "A")));
}

/// <summary>(…, n, n) → (…, n, n) by LU with partial pivoting.</summary>
internal sealed record Inverse : MatrixOp
{
    public override string Name => "inv";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape)];

    public override double Operations(Node node) => PriceEach(node, (n, _) => 3 * n * n * n);

    public override double Scratch(Node node) => PriceOfOne(node, (n, _) => Room(2 * n * n));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, x, node) = (binding.Input(0), binding.Output(), binding.Node);
        var (stack, n, _) = Sizes(node);
        var (lu, work) = (new LuFactorization(n), new double[n * n]);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                lu.Factor<T>(a.Span.Slice(i * n * n, n * n));
                if (lu.IsSingularToRounding())
                    throw new DivergenceException("inv: the matrix is singular, so it has no inverse", node.Origin);
                work.AsSpan().Clear();
                for (var k = 0; k < n; k++)
                    work[k * n + k] = 1;
                lu.Solve(work, n);
                Precision.Store(work, x.Span.Slice(i * n * n, n * n));
            }
        };
    }

    /// <summary>d(A⁻¹) = −A⁻¹·dA·A⁻¹.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var transposed = graph.TransposeMatrix(node);
        return [-graph.MatrixMultiply(graph.MatrixMultiply(transposed, cotangents[0]!), transposed)];
    }
}
