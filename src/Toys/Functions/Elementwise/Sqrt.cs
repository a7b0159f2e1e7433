using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>sqrt(x)</c></summary>
internal sealed class Sqrt : ElementwiseFunction
{
    public override Signature Signature => "sqrt(x)";

    public override string Summary =>
        "Square root; not a number below 0. Its slope at 0 is infinite.";

    public override string Example => """
        measure y = sqrt([2, 9])
        predict y = [2^0.5, 3]
        check y within 0.0001%
        """;

    protected override Node Apply(Node x) => x.Graph.SquareRoot(x);
}
