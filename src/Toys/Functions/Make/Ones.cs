using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>ones(n, d…)</c></summary>
internal sealed class Ones : MakeFunction
{
    public override Signature Signature => "ones(sizes...)";

    public override string Summary => "A tensor of ones; its sizes one by one, or as a list.";

    public override string Example => """
        measure y = ones([2, 3])
        predict y = [[1, 1, 1], [1, 1, 1]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call) => call.Graph.Ones(call.ShapeOf(call.Many));
}
