using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>repeat(x, times, axis)</c></summary>
internal sealed class Repeat : MakeFunction
{
    public override Signature Signature => "repeat(x, times, axis?)";

    public override string Summary => "Every element so many times in a row, along an axis; without one, of the flattened tensor. See `tile` to repeat the whole.";

    public override string Example => """
        measure y = repeat([1, 2], 3)
        predict y = [1, 1, 1, 2, 2, 2]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (x, times, graph) = (call.Tensor("x"), call.Size("times"), call.Graph);
        if (call.Axis(x) is not { } axis)
            (x, axis) = (graph.Flatten(x), 0);
        var widened = x.Shape.Insert(axis + 1, 1);
        call.Holdable(widened.With(axis + 1, times));
        var repeated = graph.BroadcastTo(graph.Reshape(x, widened), widened.With(axis + 1, times));
        return graph.Reshape(repeated, x.Shape.With(axis, x.Shape[axis] * times));
    }
}
