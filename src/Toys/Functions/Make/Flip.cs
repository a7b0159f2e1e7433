using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>flip(x, axis)</c></summary>
internal sealed class Flip : MakeFunction
{
    public override Signature Signature => "flip(x, axis?)";

    public override string Summary => "In reverse order along an axis; without one, along all of them.";

    public override string Example => """
        measure y = flip([1, 2, 3])
        predict y = [3, 2, 1]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var x = call.Tensor("x");
        var named = call.Axis(x);
        return call.Graph.Slice(x, [.. x.Shape.Lengths.Select((length, axis) =>
            length > 1 && (named is null || named == axis) ? (length - 1, length, -1) : (0, length, 1))]);
    }
}
