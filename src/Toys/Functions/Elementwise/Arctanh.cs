using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>arctanh(x)</c></summary>
internal sealed class Arctanh : ElementwiseFunction
{
    public override Signature Signature => "arctanh(x)";

    public override string Summary =>
        "Inverse hyperbolic tangent, for −1 < x < 1.";

    public override string Example => """
        measure y = arctanh(0.5)
        predict y = log(3) / 2
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => InverseHyperbolicTangent.Of(x);
}

/// <summary>artanh x.</summary>
internal sealed record InverseHyperbolicTangent : ScalarOp
{
    public override string Name => "arctanh";

    public static Node Of(Node x) => x.Graph.Fold(new InverseHyperbolicTangent(), x);

    protected override double Evaluate(double x) => Math.Atanh(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g / ((1.0 - x) * (1.0 + x));
}
