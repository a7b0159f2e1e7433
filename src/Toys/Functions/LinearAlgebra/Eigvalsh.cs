using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Eigvalsh : MatrixFunction
{
    public override Signature Signature => "eigvalsh(A)";

    public override string Summary =>
        "The eigenvalues of a symmetric matrix, ascending, or of each of a stack. `A` is read as (A + Aᵀ)/2, so its "
        + "derivative is symmetric. For the largest alone of a Hessian, `top_eigenvalue` is far cheaper.";

    public override string Example => """
        measure e = eigvalsh([[2, 1], [1, 2]])
        predict e = [1, 3]
        check e within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(call.Graph.Apply(new Eigenvalues(), SquareMatrices(call, "A")));
}

/// <summary>(…, n, n) → (…, n), ascending.</summary>
internal sealed record Eigenvalues : MatrixOp
{
    public override string Name => "eigvalsh";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(inputs[0].Shape.Take(inputs[0].Shape.Rank - 1))];

    public override double Operations(Node node) => PriceEach(node, (n, _) => 3 * n * n * n + 60 * n * n);

    public override double Scratch(Node node) => PriceOfOne(node, (n, _) => Room(n * n + 5 * n));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, e, node) = (binding.Input(0), binding.Output(), binding.Node);
        var (stack, n, _) = Sizes(node);
        var system = new SymmetricEigensystem(n, withVectors: false);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                if (!system.TryDecompose<T>(a.Span.Slice(i * n * n, n * n)))
                    throw NotFinite(node, "eigvalsh");
                for (var k = 0; k < n; k++)
                    e.Span[i * n + k] = T.CreateSaturating(system.Value(k));
            }
        };
    }

    /// <summary>d(eₖ) = uₖᵀ·dA·uₖ.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var u = graph.Part(graph.Apply(new Eigensystem(), node.Inputs[0]), 1);
        return [graph.MatrixMultiply(graph.ScaleColumns(u, cotangents[0]!), graph.TransposeMatrix(u))];
    }
}
