using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>floor(x)</c></summary>
internal sealed class Floor : ElementwiseFunction
{
    public override Signature Signature => "floor(x)";

    public override string Summary =>
        "The largest whole number ≤ x. Its derivative is 0.";

    public override string Example => """
        measure y = floor([-1.5, 2.9])
        predict y = [-2, 2]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => RoundDown.Of(x);
}

/// <summary>⌊x⌋.</summary>
internal sealed record RoundDown : UnaryOp
{
    public override string Name => "floor";

    public static Node Of(Node x) => x.Graph.Fold(new RoundDown(), x);

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Floor(x, y);

    protected override Node? Derivative(Node g, Node x, Node y) => null;
}
