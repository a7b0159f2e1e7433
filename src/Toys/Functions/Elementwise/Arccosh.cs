using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>arccosh(x)</c></summary>
internal sealed class Arccosh : ElementwiseFunction
{
    public override Signature Signature => "arccosh(x)";

    public override string Summary =>
        "Inverse hyperbolic cosine, for x ≥ 1.";

    public override string Example => """
        measure y = arccosh(2)
        predict y = log(2 + sqrt(3))
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => InverseHyperbolicCosine.Of(x);
}

/// <summary>arcosh x.</summary>
internal sealed record InverseHyperbolicCosine : ScalarOp
{
    public override string Name => "arccosh";

    public static Node Of(Node x) => x.Graph.Fold(new InverseHyperbolicCosine(), x);

    protected override double Evaluate(double x) => Math.Acosh(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g / x.Graph.SquareRoot((x - 1) * (x + 1));
}
