using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Cholesky : MatrixFunction
{
    public override Signature Signature => "cholesky(A)";

    public override string Summary =>
        "The lower triangular L with `L @ L.T = A`, for a symmetric positive definite matrix or a stack of them. "
        + "`A` is read as (A + Aᵀ)/2, so its derivative is symmetric. A matrix that is not positive definite makes the run diverge.";

    public override string Example => """
        let A = [[4, 2], [2, 3]]
        measure row = cholesky(A)[1]
        predict row = [1, sqrt(2)]
        check row within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(call.Graph.Apply(new CholeskyFactor(), SquareMatrices(call, "A")));
}

/// <summary>(…, n, n) → (…, n, n), lower triangular.</summary>
internal sealed record CholeskyFactor : MatrixOp
{
    public override string Name => "cholesky";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape)];

    public override double Operations(Node node) => PriceEach(node, (n, _) => n * n * n);

    public override double Scratch(Node node) => PriceOfOne(node, (n, _) => Room(2 * n * n));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, l, node) = (binding.Input(0), binding.Output(), binding.Node);
        var (stack, n, _) = Sizes(node);
        var factorization = new CholeskyFactorization(n);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                if (!factorization.TryFactor<T>(a.Span.Slice(i * n * n, n * n)))
                    throw new DivergenceException("cholesky: the matrix is not positive definite", node.Origin);
                Precision.Store(factorization.Factor, l.Span.Slice(i * n * n, n * n));
            }
        };
    }

    /// <summary>Ā = sym(L⁻ᵀ·Φ(Lᵀ·L̄)·L⁻¹), Φ the lower triangle with half the diagonal.</summary>
    /// <remarks>Murray, Differentiation of the Cholesky decomposition, arXiv:1602.07527.</remarks>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var n = node.Shape[-1];
        var phi = graph.CompareIndices(Comparison.Greater, n) + graph.Identity(n) * 0.5;
        var inner = graph.MatrixMultiply(graph.TransposeMatrix(node), cotangents[0]!) * phi;
        var left = graph.Apply(new LinearSolve(IsTransposed: true), node, inner);
        var both = graph.Apply(new LinearSolve(IsTransposed: true), node, graph.TransposeMatrix(left));
        return [graph.Symmetrize(both)];
    }
}
