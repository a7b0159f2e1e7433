using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>arcsinh(x)</c></summary>
internal sealed class Arcsinh : ElementwiseFunction
{
    public override Signature Signature => "arcsinh(x)";

    public override string Summary =>
        "Inverse hyperbolic sine.";

    public override string Example => """
        measure y = arcsinh(1)
        predict y = log(1 + sqrt(2))
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => InverseHyperbolicSine.Of(x);
}

/// <summary>arsinh x.</summary>
internal sealed record InverseHyperbolicSine : ScalarOp
{
    public override string Name => "arcsinh";

    public static Node Of(Node x) => x.Graph.Fold(new InverseHyperbolicSine(), x);

    protected override double Evaluate(double x) => Math.Asinh(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g / x.Graph.SquareRoot(1.0 + x * x);
}
