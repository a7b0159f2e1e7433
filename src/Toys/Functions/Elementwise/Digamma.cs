using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>digamma(x)</c></summary>
internal sealed class Digamma : ElementwiseFunction
{
    public override Signature Signature => "digamma(x)";

    public override string Summary =>
        "Derivative of `lgamma`; not a number at 0, −1, −2, …";

    public override string Example => """
        measure y = digamma(2) - digamma(1)
        predict y = 1
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => Polygamma.Of(0, x);
}

/// <summary>ψ⁽ⁿ⁾, the n-th derivative of the digamma function, so that lgamma may be differentiated as often as one likes.</summary>
internal sealed record Polygamma(int Order) : ScalarOp
{
    public override string Name => "polygamma";

    protected override double Cost => 200;

    public static Node Of(int order, Node x) => x.Graph.Fold(new Polygamma(order), x);

    protected override double Evaluate(double x) => GammaFunctions.Polygamma(Order, x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * Of(Order + 1, x);
}
