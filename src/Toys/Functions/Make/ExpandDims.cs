using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>expand_dims(x, axis)</c></summary>
internal sealed class ExpandDims : MakeFunction
{
    public override Signature Signature => "expand_dims(x, axis)";

    public override string Summary => "With a new axis of length 1 at the named place: `expand_dims(x, 1)` is `x[:, None]`.";

    public override string Example => """
        measure y = expand_dims([1, 2], 1) * [3, 4]
        predict y = [[3, 4], [6, 8]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var x = call.Tensor("x");
        return call.Graph.Reshape(x, x.Shape.Insert(Parts.Axis(call, x.Shape.Rank + 1), 1));
    }
}
