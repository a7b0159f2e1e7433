using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>lgamma(x)</c></summary>
internal sealed class Lgamma : ElementwiseFunction
{
    public override Signature Signature => "lgamma(x)";

    public override string Summary =>
        "log |Γ(x)|; `inf` at 0, −1, −2, …";

    public override string Example => """
        measure y = lgamma([5, 0.5])
        predict y = [log(24), log(pi) / 2]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => LogarithmOfGamma.Of(x);
}

/// <summary>log |Γ(x)|.</summary>
internal sealed record LogarithmOfGamma : ScalarOp
{
    public override string Name => "lgamma";

    public static Node Of(Node x) => x.Graph.Fold(new LogarithmOfGamma(), x);

    protected override double Evaluate(double x) => GammaFunctions.LogGamma(x);

    protected override Node? Derivative(Node g, Node x, Node y) => g * Polygamma.Of(0, x);
}
