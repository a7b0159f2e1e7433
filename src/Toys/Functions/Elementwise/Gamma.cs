using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>gamma(x)</c></summary>
internal sealed class Gamma : ElementwiseFunction
{
    public override Signature Signature => "gamma(x)";

    public override string Summary =>
        "Γ(x), so that gamma(n + 1) = n! for whole n; not a number at −1, −2, …";

    public override string Example => """
        measure y = gamma([5, 0.5])
        predict y = [24, sqrt(pi)]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => GammaFunction.Of(x);
}

/// <summary>Γ(x).</summary>
internal sealed record GammaFunction : ScalarOp
{
    public override string Name => "gamma";

    public static Node Of(Node x) => x.Graph.Fold(new GammaFunction(), x);

    protected override double Evaluate(double x) => GammaFunctions.Gamma(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * y * Polygamma.Of(0, x);
}
