using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Eigh : MatrixFunction
{
    public override Signature Signature => "eigh(A)";

    public override string Summary =>
        "Eigenvalues, ascending, and eigenvectors of a symmetric matrix, or of each of a stack: `let (e, U) = eigh(A)` with "
        + "`A = (U * e) @ U.T`, so `U[:, k]` belongs to `e[k]`. The entry of largest magnitude of each eigenvector (the first "
        + "of them) is positive. `A` is read as (A + Aᵀ)/2. Derivatives leave out pairs of eigenvalues that coincide.";

    public override string Example => """
        let (e, U) = eigh([[2, 1], [1, 2]])
        measure top = U[:, 1]
        predict top = [1, 1] / sqrt(2)
        check top within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var system = call.Graph.Apply(new Eigensystem(), SquareMatrices(call, "A"));
        return new TupleValue([new TensorValue(call.Graph.Part(system, 0)), new TensorValue(call.Graph.Part(system, 1))]);
    }
}

/// <summary>(…, n, n) → eigenvalues (…, n) and eigenvectors (…, n, n), as columns.</summary>
internal sealed record Eigensystem : MatrixOp
{
    public override string Name => "eigh";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs)
    {
        var shape = inputs[0].Shape;
        return [new TensorType(shape.Take(shape.Rank - 1)), new TensorType(shape)];
    }

    public override double Operations(Node node) => PriceEach(node, (n, _) => 12 * n * n * n + 60 * n * n);

    public override double Scratch(Node node) => PriceOfOne(node, (n, _) => Room(2 * n * n + 5 * n));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, e, u, node) = (binding.Input(0), binding.Output(0), binding.Output(1), binding.Node);
        var (stack, n, _) = Sizes(node);
        var system = new SymmetricEigensystem(n, withVectors: true);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                if (!system.TryDecompose<T>(a.Span.Slice(i * n * n, n * n)))
                    throw NotFinite(node, "eigh");
                for (var k = 0; k < n; k++)
                {
                    e.Span[i * n + k] = T.CreateSaturating(system.Value(k));
                    var (vector, sign) = system.Vector(k);
                    for (var row = 0; row < n; row++)
                        u.Span[(i * n + row) * n + k] = T.CreateSaturating(sign * vector.Span[row]);
                }
            }
        };
    }

    /// <summary>Ā = U·(diag(ē) + F∘(Uᵀ·Ū))·Uᵀ, symmetrized, with Fᵢⱼ = 1/(eⱼ − eᵢ) off the diagonal.</summary>
    /// <remarks>Giles, An extended collection of matrix derivative results for forward and reverse mode algorithmic
    /// differentiation, 2008. F is 0 where two eigenvalues agree to within rounding, as in JAX: there the eigenvectors have
    /// no derivative, and a function that does not tell them apart needs none.</remarks>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var (e, u) = (graph.Part(node, 0), graph.Part(node, 1));
        var transposed = graph.TransposeMatrix(u);
        Node? result = null;
        if (cotangents[0] is { } de)
            result = graph.MatrixMultiply(graph.ScaleColumns(u, de), transposed);
        if (cotangents[1] is { } du)
        {
            var inner = ReciprocalGaps(graph, e) * graph.MatrixMultiply(transposed, du);
            var rotation = graph.Symmetrize(graph.MatrixMultiply(graph.MatrixMultiply(u, inner), transposed));
            result = result is null ? rotation : result + rotation;
        }

        return [result];
    }

    /// <summary>1/(eⱼ − eᵢ), (…, n) → (…, n, n); 0 where the two agree to within rounding.</summary>
    internal static Node ReciprocalGaps(TensorGraph graph, Node e)
    {
        var (row, column) = (graph.Reshape(e, e.Shape.Append(new Shape(1))), graph.Reshape(e, e.Shape.Insert(e.Shape.Rank - 1, 1)));
        var gap = column - row;
        var resolved = graph.Compare(
            Comparison.Greater, gap * gap, (row * row + column * column) * Math.ScaleB(e.Shape[-1], -104));
        return graph.Where(resolved, 1 / graph.Where(resolved, gap, graph.Scalar(1)), graph.Scalar(0));
    }
}
