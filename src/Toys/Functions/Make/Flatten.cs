using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>flatten(x)</c></summary>
internal sealed class Flatten : MakeFunction
{
    public override Signature Signature => "flatten(x)";

    public override string Summary => "All elements as one vector, row by row.";

    public override string Example => """
        measure y = flatten([[1, 2], [3, 4]])
        predict y = [1, 2, 3, 4]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call) => call.Graph.Flatten(call.Tensor("x"));
}
