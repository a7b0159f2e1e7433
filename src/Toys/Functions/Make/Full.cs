using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>full(n, v)</c>, <c>full([n, d], v)</c></summary>
internal sealed class Full : MakeFunction
{
    public override Signature Signature => "full(shape, value)";

    public override string Summary => "A tensor of one value: `full(n, v)` a vector, `full([n, d], v)` any shape. The value may be trained.";

    public override string Example => """
        measure y = full([2, 3], 7)
        predict y = [[7, 7, 7], [7, 7, 7]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (shape, value) = (call.ShapeOf([call["shape"]]), call.Tensor("value"));
        return Shape.Broadcast(value.Shape, shape) == shape
            ? call.Graph.BroadcastTo(value, shape)
            : throw call.Error("value", $"full: a value of shape {value.Shape} does not fill shape {shape}");
    }
}
