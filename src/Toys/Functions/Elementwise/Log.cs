using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>log(x)</c></summary>
internal sealed class Log : ElementwiseFunction
{
    public override Signature Signature => "log(x)";

    public override string Summary =>
        "Natural logarithm; `-inf` at 0, and not a number below.";

    public override string Example => """
        measure y = log(8)
        predict y = 3 * log(2)
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => x.Graph.Logarithm(x);
}
