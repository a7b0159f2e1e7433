using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>concat(a, b, …, axis = 0)</c></summary>
internal sealed class Concat : MakeFunction
{
    public override Signature Signature => "concat(parts..., axis?)";

    public override string Summary =>
        "Tensors one after the other along an existing axis, the first unless named: `concat(a, b)` or `concat([a, b])`. Other axes must agree.";

    public override string Example => """
        measure y = concat([1, 2], [3])
        predict y = [1, 2, 3]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var parts = Parts.Of(call);
        var first = parts[0].Node.Shape;
        var axis = Parts.Axis(call, first.Rank);
        var length = 0L;
        foreach (var (argument, part) in parts)
        {
            var shape = part.Shape;
            if (shape.Rank != first.Rank || shape.With(axis, 0) != first.With(axis, 0))
                throw call.Error(argument, $"concat along axis {axis}: shape {shape} does not fit {first}; all other axes must agree");
            length += shape[axis];
        }

        call.Holdable(first.With(axis, (int)Math.Min(length, Sizes.Most)));
        return length <= Sizes.Most
            ? call.Graph.Concatenate(axis, [.. parts.Select(p => p.Node)])
            : throw call.Error($"concat would make an axis of {length}: more elements than a tensor may have");
    }
}
