using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>squeeze(x, axis)</c></summary>
internal sealed class Squeeze : MakeFunction
{
    public override Signature Signature => "squeeze(x, axis?)";

    public override string Summary => "Without the axes of length 1, or without the named one.";

    public override string Example => """
        measure y = squeeze([[1, 2]])
        predict y = [1, 2]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var x = call.Tensor("x");
        if (call.Axis(x) is not { } axis)
            return call.Graph.Reshape(x, Shape.Of([.. x.Shape.Lengths.Where(l => l != 1)]));
        return x.Shape[axis] == 1
            ? call.Graph.Reshape(x, x.Shape.Without(axis))
            : throw call.Error("axis", $"squeeze: axis {axis} of shape {x.Shape} has length {x.Shape[axis]}, not 1");
    }
}
