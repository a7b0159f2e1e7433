using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>zeros(n, d…)</c></summary>
internal sealed class Zeros : MakeFunction
{
    public override Signature Signature => "zeros(sizes...)";

    public override string Summary => "A tensor of zeros; its sizes one by one, or as a list.";

    public override string Example => """
        measure y = zeros(2, 3) + 1
        predict y = [[1, 1, 1], [1, 1, 1]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call) => call.Graph.Zeros(call.ShapeOf(call.Many));
}
