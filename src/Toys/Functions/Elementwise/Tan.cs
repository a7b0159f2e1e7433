using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>tan(x)</c></summary>
internal sealed class Tan : ElementwiseFunction
{
    public override Signature Signature => "tan(x)";

    public override string Summary =>
        "Tangent of an angle in radians.";

    public override string Example => """
        measure y = tan(pi / 4)
        predict y = 1
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Tangent.Of(x);
}

/// <summary>tan x.</summary>
internal sealed record Tangent : ScalarOp
{
    public override string Name => "tan";

    public static Node Of(Node x) => x.Graph.Fold(new Tangent(), x);

    protected override double Evaluate(double x) => Math.Tan(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * (y * y + 1);
}
