using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>broadcast_to(x, n, d…)</c></summary>
internal sealed class BroadcastToFunction : MakeFunction
{
    public override Signature Signature => "broadcast_to(x, sizes...)";

    public override string Summary => "The tensor repeated along axes of length 1 and new leading ones until it has the given shape.";

    public override string Example => """
        measure y = broadcast_to([1, 2], 2, 2)
        predict y = [[1, 2], [1, 2]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (x, shape) = (call.Tensor("x"), call.ShapeOf(call.Many));
        return Shape.Broadcast(x.Shape, shape) == shape
            ? call.Graph.BroadcastTo(x, shape)
            : throw call.Error("x", $"broadcast_to: shape {x.Shape} does not broadcast to {shape}");
    }
}
