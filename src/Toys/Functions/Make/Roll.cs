using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>roll(x, shift, axis)</c></summary>
internal sealed class Roll : MakeFunction
{
    public override Signature Signature => "roll(x, shift, axis?)";

    public override string Summary =>
        "Shifted cyclically along an axis, so that element i goes to i + shift; without an axis, the flattened tensor is shifted and takes its shape again.";

    public override string Example => """
        measure y = roll([1, 2, 3, 4], 1)
        predict y = [4, 1, 2, 3]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (x, shift, graph) = (call.Tensor("x"), call.Whole("shift", 0), call.Graph);
        return call.Axis(x) is { } axis
            ? Shifted(x, shift, axis)
            : graph.Reshape(Shifted(graph.Flatten(x), shift, 0), x.Shape);
    }

    private static Node Shifted(Node x, int shift, int axis)
    {
        var (graph, length) = (x.Graph, x.Shape[axis]);
        shift = length == 0 ? 0 : (shift % length + length) % length;
        return shift == 0
            ? x
            : graph.Concatenate(axis, [graph.SliceAxis(x, axis, length - shift, shift), graph.SliceAxis(x, axis, 0, length - shift)]);
    }
}
