using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>triu(A, k = 0)</c></summary>
internal sealed class Triu : MakeFunction
{
    public override Signature Signature => "triu(x, k?)";

    public override string Summary => "The matrix with zeros below its k-th diagonal (0 is the main one, k > 0 above it); leading axes stay.";

    public override string Example => """
        measure y = triu([[1, 2], [3, 4]], k = 1)
        predict y = [[0, 2], [0, 0]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call) => Tril.Triangle(call, Comparison.GreaterOrEqual);
}
