using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>stack(a, b, …, axis = 0)</c></summary>
internal sealed class Stack : MakeFunction
{
    public override Signature Signature => "stack(parts..., axis?)";

    public override string Summary => "Tensors of one shape along a new axis, the first unless named: `stack(a, b)` or `stack([a, b])`.";

    public override string Example => """
        measure y = stack([1, 2], [3, 4], axis = 1)
        predict y = [[1, 3], [2, 4]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var parts = Parts.Of(call);
        var first = parts[0].Node.Shape;
        foreach (var (argument, part) in parts)
            if (part.Shape != first)
                throw call.Error(argument, $"stack needs tensors of one shape, but this is {part.Shape} and the first is {first}");
        var axis = Parts.Axis(call, first.Rank + 1);
        call.Holdable(first.Insert(axis, parts.Length));
        return call.Graph.Concatenate(axis, [.. parts.Select(p => call.Graph.Reshape(p.Node, first.Insert(axis, 1)))]);
    }
}
