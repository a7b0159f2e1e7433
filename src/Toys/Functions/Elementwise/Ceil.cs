using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>ceil(x)</c></summary>
internal sealed class Ceil : ElementwiseFunction
{
    public override Signature Signature => "ceil(x)";

    public override string Summary =>
        "The smallest whole number ≥ x. Its derivative is 0.";

    public override string Example => """
        measure y = ceil([-1.5, 2.1])
        predict y = [-1, 3]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => RoundUp.Of(x);
}

/// <summary>⌈x⌉.</summary>
internal sealed record RoundUp : UnaryOp
{
    public override string Name => "ceil";

    public static Node Of(Node x) => x.Graph.Fold(new RoundUp(), x);

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Ceiling(x, y);

    protected override Node? Derivative(Node g, Node x, Node y) => null;
}
