using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Svd : MatrixFunction
{
    public override Signature Signature => "svd(A)";

    public override string Summary =>
        "The thin singular value decomposition of a matrix, or of each of a stack, in NumPy's order: `let (U, s, Vt) = svd(A)` "
        + "with `A = (U * s) @ Vt`, U (m, r), s (r) descending, Vt (r, n), r = min(m, n). The entry of largest magnitude of each "
        + "column of U (the first of them) is positive. Derivatives leave out pairs of singular values that coincide.";

    public override string Example => """
        let A = [[3, 0], [4, 5], [1, 1]]
        let (U, s, Vt) = svd(A)
        measure rebuilt = ((U * s) @ Vt)[1]
        predict rebuilt = A[1]
        check rebuilt within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var system = call.Graph.Apply(new SingularTriplets(), Matrices(call, "A"));
        return new TupleValue([.. Enumerable.Range(0, 3).Select(Value (k) => new TensorValue(call.Graph.Part(system, k)))]);
    }
}

/// <summary>(…, m, n) → U (…, m, r), s (…, r), Vᵀ (…, r, n).</summary>
internal sealed record SingularTriplets : MatrixOp
{
    public override string Name => "svd";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs)
    {
        var shape = inputs[0].Shape;
        var (stack, thin) = (shape.Take(shape.Rank - 2), Math.Min(shape[-2], shape[-1]));
        return
        [
            new TensorType(stack.Append(new Shape(shape[-2], thin))),
            new TensorType(stack.Append(new Shape(thin))),
            new TensorType(stack.Append(new Shape(thin, shape[-1]))),
        ];
    }

    public override double Operations(Node node) => PriceEach(node, (p, q) => 20 * p * q * q + 20 * q * q * q);

    public override double Scratch(Node node) => PriceOfOne(node, (p, q) => Room(2 * p * q + q * q + p + 5 * q));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, node) = (binding.Input(0), binding.Node);
        var (u, s, vt) = (binding.Output(0), binding.Output(1), binding.Output(2));
        var (stack, m, n) = Sizes(node);
        var thin = Math.Min(m, n);
        var system = new SingularSystem(m, n, withVectors: true);
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                if (!system.TryDecompose<T>(a.Span.Slice(i * m * n, m * n)))
                    throw NotFinite(node, "svd");
                for (var k = 0; k < thin; k++)
                    s.Span[i * thin + k] = T.CreateSaturating(system.Value(k));
                system.StoreVectors(u.Span.Slice(i * m * thin, m * thin), vt.Span.Slice(i * thin * n, thin * n));
            }
        };
    }

    /// <summary>Ā = U·((F∘(UᵀŪ − ŪᵀU))·S + S·(F∘(VᵀV̄ − V̄ᵀV)) + diag(s̄))·Vᵀ
    /// + (I − UUᵀ)·Ū·S⁻¹·Vᵀ + U·S⁻¹·V̄ᵀ·(I − VVᵀ), with Fᵢⱼ = 1/(sⱼ² − sᵢ²) off the diagonal.</summary>
    /// <remarks>Townsend, Differentiating the singular value decomposition, 2016. Guarded as <see cref="Eigensystem"/>:
    /// F is 0 where two squares agree to within rounding, 1/s is 0 where s is.</remarks>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var graph = node.Graph;
        var (u, s, vt) = (graph.Part(node, 0), graph.Part(node, 1), graph.Part(node, 2));
        var (ut, v) = (graph.TransposeMatrix(u), graph.TransposeMatrix(vt));
        Node? result = null;
        if (cotangents[1] is { } ds)
            Gain(graph.MatrixMultiply(graph.ScaleColumns(u, ds), vt));
        if (cotangents[0] is { } du)
        {
            var gap = Eigensystem.ReciprocalGaps(graph, s * s);
            var projected = graph.MatrixMultiply(ut, du);
            Gain(Sandwich(graph.ScaleColumns(gap * Antisymmetric(projected), s)));
            var outside = du - graph.MatrixMultiply(u, projected);
            Gain(graph.MatrixMultiply(graph.ScaleColumns(outside, Reciprocal(graph, s)), vt));
        }

        if (cotangents[2] is { } dvt)
        {
            var gap = Eigensystem.ReciprocalGaps(graph, s * s);
            var projected = graph.MatrixMultiply(dvt, v);
            Gain(Sandwich(graph.ScaleRows(s, gap * Antisymmetric(graph.TransposeMatrix(projected)))));
            var outside = dvt - graph.MatrixMultiply(projected, vt);
            Gain(graph.MatrixMultiply(u, graph.ScaleRows(Reciprocal(graph, s), outside)));
        }

        return [result];

        void Gain(Node term) => result = result is null ? term : result + term;

        Node Sandwich(Node inner) => graph.MatrixMultiply(graph.MatrixMultiply(u, inner), vt);

        Node Antisymmetric(Node x) => x - graph.TransposeMatrix(x);
    }

    private static Node Reciprocal(TensorGraph graph, Node s)
    {
        var isZero = graph.Compare(Comparison.Equal, s, graph.Scalar(0));
        return graph.Where(isZero, graph.Scalar(0), 1 / graph.Where(isZero, graph.Scalar(1), s));
    }
}
