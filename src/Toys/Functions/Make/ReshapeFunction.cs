using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>reshape(x, n, d…)</c></summary>
internal sealed class ReshapeFunction : MakeFunction
{
    public override Signature Signature => "reshape(x, sizes...)";

    public override string Summary =>
        "The same elements in the same (row-major) order under another shape, given one by one or as a list; one size may be −1 and is then worked out.";

    public override string Example => """
        measure y = reshape(range(6), 2, -1)
        predict y = [[0, 1, 2], [3, 4, 5]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var x = call.Tensor("x");
        if (call.Many.IsEmpty)
            throw call.Error($"reshape needs at least one size: it is {Signature.Text}");
        ImmutableArray<int> sizes = call.Many is [var only]
            ? call.WholeNumbers(only)
            : [.. call.Many.SelectMany(m => call.WholeNumbers(m))];
        return call.Graph.Reshape(x, Complete(call, x.Shape, sizes));
    }

    private static Shape Complete(FunctionCall call, Shape from, ImmutableArray<int> sizes)
    {
        var known = Shape.Of([.. sizes.Where(s => s != -1)]);
        var unknown = sizes.Count(s => s == -1);
        if (known.Lengths.Any(s => s < 0) || unknown > 1)
            throw call.Error(call.Many[0], "reshape: sizes must not be negative, except for one -1 that is worked out");
        if (unknown == 0)
            return known.Count == from.Count
                ? known
                : throw call.Error($"reshape: {from} has {from.Count} elements, but {known} has {known.Count}");
        return known.Count > 0 && from.Count % known.Count == 0
            ? Shape.Of([.. sizes.Select(s => s == -1 ? (int)(from.Count / known.Count) : s)])
            : throw call.Error($"reshape: the {from.Count} elements of {from} do not divide into ({string.Join(", ", sizes)})");
    }
}
