using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>sign(x)</c></summary>
internal sealed class Sign : ElementwiseFunction
{
    public override Signature Signature => "sign(x)";

    public override string Summary => "−1, 0 or 1. Its derivative is 0.";

    public override string Example => """
        measure y = sign([-2, 0, 3])
        predict y = [-1, 0, 1]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Signum.Of(x);
}

/// <summary>−1, 0 or 1; NaN stays.</summary>
internal sealed record Signum : UnaryOp
{
    public override string Name => "sign";

    public static Node Of(Node x) => x.Graph.Fold(new Signum(), x);

    public override void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = SignOf(x[i]);
    }

    protected override Node? Derivative(Node g, Node x, Node y) => null;

    private static T SignOf<T>(T x)
        where T : IBinaryFloatingPointIeee754<T> =>
        x > T.Zero ? T.One : x < T.Zero ? T.NegativeOne : x;
}
