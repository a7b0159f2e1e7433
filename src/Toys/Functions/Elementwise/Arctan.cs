using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>arctan(x)</c></summary>
internal sealed class Arctan : ElementwiseFunction
{
    public override Signature Signature => "arctan(x)";

    public override string Summary =>
        "Inverse tangent, from −π/2 to π/2.";

    public override string Example => """
        measure y = arctan(1)
        predict y = pi / 4
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => InverseTangent.Of(x);
}

/// <summary>arctan x.</summary>
internal sealed record InverseTangent : ScalarOp
{
    public override string Name => "arctan";

    public static Node Of(Node x) => x.Graph.Fold(new InverseTangent(), x);

    protected override double Evaluate(double x) => Math.Atan(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g / (1.0 + x * x);
}
