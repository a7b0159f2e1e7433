using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>arcsin(x)</c></summary>
internal sealed class Arcsin : ElementwiseFunction
{
    public override Signature Signature => "arcsin(x)";

    public override string Summary =>
        "Inverse sine, from −π/2 to π/2; not a number beyond ±1.";

    public override string Example => """
        measure y = arcsin(1 / 2)
        predict y = pi / 6
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => InverseSine.Of(x);
}

/// <summary>arcsin x.</summary>
internal sealed record InverseSine : ScalarOp
{
    public override string Name => "arcsin";

    public static Node Of(Node x) => x.Graph.Fold(new InverseSine(), x);

    protected override double Evaluate(double x) => Math.Asin(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g / x.Graph.SquareRoot((1.0 - x) * (1.0 + x));
}
