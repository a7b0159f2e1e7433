using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Expm : MatrixFunction
{
    public override Signature Signature => "expm(A)";

    public override string Summary =>
        "The exponential of a square matrix (not of its entries), or of each of a stack, by scaling and squaring: "
        + "`expm(-H * t) @ w0` solves dw/dt = −H·w.";

    public override string Example => """
        measure row = expm([[0, 1], [-1, 0]])[0]
        predict row = [cos(1), sin(1)]
        check row within 0.0001%
        """;

    public override Value Call(FunctionCall call) =>
        new TensorValue(call.Graph.Apply(new MatrixExponential(), SquareMatrices(call, "A")));
}

/// <summary>(…, n, n) → (…, n, n).</summary>
internal sealed record MatrixExponential : MatrixOp
{
    public override string Name => "expm";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape)];

    public override double Operations(Node node) => PriceEach(node, (n, _) => (2 * (6 + PadeExponential.MostSquarings) + 3) * n * n * n);

    public override double Scratch(Node node) => PriceOfOne(node, (n, _) => Room(8 * n * n));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, y, node) = (binding.Input(0), binding.Output(), binding.Node);
        var (stack, n, _) = Sizes(node);
        var exponential = new PadeExponential(n);
        return () =>
        {
            for (var i = 0; i < stack; i++)
                if (!exponential.TryCompute<T>(a.Span.Slice(i * n * n, n * n), y.Span.Slice(i * n * n, n * n)))
                    throw new DivergenceException("expm: the matrix is too large, or has an entry that is not finite", node.Origin);
        };
    }

    /// <summary>The upper right block of exp([[Aᵀ, G], [0, Aᵀ]]) is the derivative at Aᵀ along G, which is what Ā is.</summary>
    /// <remarks>Van Loan, Computing integrals involving the matrix exponential, IEEE Trans. Automat. Contr. 23 (1978) 395.</remarks>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var (graph, rank, n) = (node.Graph, node.Shape.Rank, node.Shape[-1]);
        var transposed = graph.TransposeMatrix(node.Inputs[0]);
        var top = graph.Concatenate(rank - 1, [transposed, cotangents[0]!]);
        var bottom = graph.Concatenate(rank - 1, [graph.Zeros(node.Shape), transposed]);
        var exponential = graph.Apply(new MatrixExponential(), graph.Concatenate(rank - 2, [top, bottom]));
        return [graph.SliceAxis(graph.SliceAxis(exponential, rank - 2, 0, n), rank - 1, n, n)];
    }
}
