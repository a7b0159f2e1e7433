using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>relu(x)</c></summary>
internal sealed class Relu : ElementwiseFunction
{
    public override Signature Signature => "relu(x)";

    public override string Summary =>
        "max(x, 0). The derivative at 0 is 0.";

    public override string Example => """
        measure y = relu([-1, 0, 2])
        predict y = [0, 0, 2]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Rectifier.Of(x);
}

/// <summary>max(x, 0).</summary>
internal sealed record Rectifier : UnaryOp
{
    public override string Name => "relu";

    public static Node Of(Node x) => x.Graph.Fold(new Rectifier(), x);

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Max(x, T.Zero, y);

    protected override Node? Derivative(Node g, Node x, Node y) => x.Graph.Where(x.Graph.Compare(Comparison.Greater, x, x.Graph.Scalar(0)), g, x.Graph.Scalar(0));
}
