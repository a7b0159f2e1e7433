using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Pinv : MatrixFunction
{
    public override Signature Signature => "pinv(A, rcond?)";

    public override string Summary =>
        "The Moore–Penrose pseudo-inverse of a matrix, or of each of a stack: (…, m, n) gives (…, n, m). Singular values at or "
        + "below `rcond` times the largest count as zero; by default max(m, n)·ε. The derivative takes the rank as fixed.";

    public override string Example => """
        let A = [[1, 1], [1, 1]]
        measure row = pinv(A)[0]
        predict row = [0.25, 0.25]
        check row within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var cutoff = call.Has("rcond") ? call.Number("rcond") : (double?)null;
        if (cutoff is < 0 or double.NaN)
            throw call.Error("rcond", $"rcond must not be negative, but this is {cutoff:R}");
        return new TensorValue(call.Graph.Apply(new PseudoInverse(cutoff), Matrices(call, "A")));
    }
}

/// <summary>(…, m, n) → (…, n, m): V·diag(1/s)·Uᵀ over the singular values above the cutoff.</summary>
internal sealed record PseudoInverse(double? Cutoff) : MatrixOp
{
    public override string Name => "pinv";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs)
    {
        var shape = inputs[0].Shape;
        return [new TensorType(shape.With(-2, shape[-1]).With(-1, shape[-2]))];
    }

    public override double Operations(Node node) => PriceEach(node, (p, q) => 22 * p * q * q + 20 * q * q * q);

    public override double Scratch(Node node) => PriceOfOne(node, (p, q) => Room(6 * p * q + q * q + p + 5 * q));

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, y, node) = (binding.Input(0), binding.Output(), binding.Node);
        var (stack, m, n) = Sizes(node);
        var thin = Math.Min(m, n);
        var system = new SingularSystem(m, n, withVectors: true);
        var (u, vt, result) = (new double[m * thin], new double[thin * n], new double[n * m]);
        var product = new MatrixProduct<double>(n, m, thin, transposeA: true, transposeB: true);
        var cutoff = Cutoff ?? Math.Max(m, n) * Precision.Epsilon<T>();
        return () =>
        {
            for (var i = 0; i < stack; i++)
            {
                if (!system.TryDecompose<T>(a.Span.Slice(i * m * n, m * n)))
                    throw NotFinite(node, "pinv");
                system.StoreVectors<double>(u, vt);
                for (var k = 0; k < thin; k++)
                {
                    var row = vt.AsSpan(k * n, n);
                    var weight = system.Value(k) > cutoff * system.Value(0) ? 1 / system.Value(k) : 0;
                    System.Numerics.Tensors.TensorPrimitives.Multiply(row, weight, row);
                }

                product.Multiply(vt, u, result);
                Precision.Store(result, y.Span.Slice(i * n * m, n * m));
            }
        };
    }

    /// <summary>Ā = −PᵀGPᵀ + (I − AP)·Gᵀ·PPᵀ + PᵀP·Gᵀ·(I − PA).</summary>
    /// <remarks>The transpose of the differential of Golub and Pereyra, SIAM J. Numer. Anal. 10 (1973) 413.</remarks>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var (graph, a, p) = (node.Graph, node.Inputs[0], node);
        var (pt, gt) = (graph.TransposeMatrix(p), graph.TransposeMatrix(cotangents[0]!));
        var inside = graph.MatrixMultiply(graph.MatrixMultiply(pt, cotangents[0]!), pt);
        var left = graph.MatrixMultiply(gt, graph.MatrixMultiply(p, pt));
        left -= graph.MatrixMultiply(a, graph.MatrixMultiply(p, left));
        var right = graph.MatrixMultiply(graph.MatrixMultiply(pt, p), gt);
        right -= graph.MatrixMultiply(graph.MatrixMultiply(right, p), a);
        return [left + right - inside];
    }
}
