using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>abs(x)</c></summary>
internal sealed class Abs : ElementwiseFunction
{
    public override Signature Signature => "abs(x)";

    public override string Summary =>
        "|x|. The derivative is `sign(x)`, hence 0 at 0.";

    public override string Example => """
        measure y = abs([-2, 0, 3])
        predict y = [2, 0, 3]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Magnitude.Of(x);
}

/// <summary>|x|.</summary>
internal sealed record Magnitude : UnaryOp
{
    public override string Name => "abs";

    public static Node Of(Node x) => x.Graph.Fold(new Magnitude(), x);

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

    protected override Node? Derivative(Node g, Node x, Node y) => g * Signum.Of(x);
}
