using System.Numerics.Tensors;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>round(x)</c></summary>
internal sealed class Round : ElementwiseFunction
{
    public override Signature Signature => "round(x)";

    public override string Summary =>
        "The nearest whole number; halves go to the even one, as in NumPy. Its derivative is 0.";

    public override string Example => """
        measure y = round([0.5, 1.5, -2.7])
        predict y = [0, 2, -3]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => RoundToNearest.Of(x);
}

/// <summary>The nearest whole number, halves to even.</summary>
internal sealed record RoundToNearest : UnaryOp
{
    public override string Name => "round";

    public static Node Of(Node x) => x.Graph.Fold(new RoundToNearest(), x);

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Round(x, MidpointRounding.ToEven, y);

    protected override Node? Derivative(Node g, Node x, Node y) => null;
}
