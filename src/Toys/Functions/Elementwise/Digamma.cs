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
