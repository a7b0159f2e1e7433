using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>gelu(x)</c></summary>
internal sealed class Gelu : ElementwiseFunction
{
    public override Signature Signature => "gelu(x)";

    public override string Summary =>
        "x Φ(x), Φ the standard normal distribution function: the exact form by erf, not the tanh approximation.";

    public override string Example => """
        measure y = gelu([-1, 2])
        predict y = [-erfc(1 / sqrt(2)) / 2, 1 + erf(sqrt(2))]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => x * 0.5 * ComplementaryErrorFunction.Of(x * -Math.Sqrt(0.5));
}
