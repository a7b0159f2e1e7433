using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>arccos(x)</c></summary>
internal sealed class Arccos : ElementwiseFunction
{
    public override Signature Signature => "arccos(x)";

    public override string Summary =>
        "Inverse cosine, from 0 to π; not a number beyond ±1.";

    public override string Example => """
        measure y = arccos(1 / 2)
        predict y = pi / 3
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => InverseCosine.Of(x);
}

/// <summary>arccos x.</summary>
internal sealed record InverseCosine : ScalarOp
{
    public override string Name => "arccos";

    public static Node Of(Node x) => x.Graph.Fold(new InverseCosine(), x);

    protected override double Evaluate(double x) => Math.Acos(x);

    protected override Node? Derivative(Node g, Node x, Node y) => -(g / x.Graph.SquareRoot((1.0 - x) * (1.0 + x)));
}
