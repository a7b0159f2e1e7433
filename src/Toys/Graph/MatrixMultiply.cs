using System.Collections.Immutable;
using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Graph;

/// <summary>A·B over the last two axes, either factor transposed on the way; leading axes are equal (the builder broadcasts them).</summary>
internal sealed record MatrixMultiply(bool TransposeA, bool TransposeB) : Op
{
    public override string Name => "@";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs)
    {
        var (a, b) = (inputs[0].Shape, inputs[1].Shape);
        return [new TensorType(a.With(-2, TransposeA ? a[-1] : a[-2]).With(-1, TransposeB ? b[-2] : b[-1]))];
    }

    /// <summary>Whether it is a column times a row: no sums, so the engine takes it for an elementwise product.</summary>
    public bool IsOuter(Node node) => node.Shape.Rank == 2 && node.Inputs[0].Shape[TransposeA ? 0 : 1] == 1;

    public override double Operations(Node node)
    {
        var a = node.Inputs[0].Shape;
        return 2.0 * node.Shape.Count * (TransposeA ? a[-2] : a[-1]);
    }

    public override double Scratch(Node node)
    {
        var a = node.Inputs[0].Shape;
        return TiledProduct.Scratch(node.Shape[-2], node.Shape[-1], TransposeA ? a[-2] : a[-1]);
    }

    public override Action Bind<T>(Binding<T> binding)
    {
        var (a, b, c) = (binding.Input(0), binding.Input(1), binding.Output());
        var (left, result) = (binding.Node.Inputs[0].Shape, binding.Node.Shape);
        var (m, n, k) = (result[-2], result[-1], TransposeA ? left[-2] : left[-1]);
        var batch = (int)result.Take(result.Rank - 2).Count;
        var product = new MatrixProduct<T>(m, n, k, TransposeA, TransposeB);
        return () =>
        {
            for (var i = 0; i < batch; i++)
                product.Multiply(a.Span.Slice(i * m * k, m * k), b.Span.Slice(i * k * n, k * n), c.Span.Slice(i * m * n, m * n));
        };
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents)
    {
        var (g, a, b, graph) = (cotangents[0]!, node.Inputs[0], node.Inputs[1], node.Graph);
        var da = TransposeA
            ? graph.Apply(new MatrixMultiply(TransposeB, true), b, g)
            : graph.Apply(new MatrixMultiply(false, !TransposeB), g, b);
        var db = TransposeB
            ? graph.Apply(new MatrixMultiply(true, TransposeA), g, a)
            : graph.Apply(new MatrixMultiply(!TransposeA, false), a, g);
        return [da, db];
    }
}
