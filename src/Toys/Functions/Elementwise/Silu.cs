using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>silu(x)</c></summary>
internal sealed class Silu : ElementwiseFunction
{
    public override Signature Signature => "silu(x)";

    public override string Summary =>
        "x sigmoid(x), also called swish.";

    public override string Example => """
        measure y = silu([-1, 2])
        predict y = [-1 / (1 + exp(1)), 2 / (1 + exp(-2))]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => x * Logistic.Of(x);
}
