using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>transpose(x, axes)</c></summary>
internal sealed class Transpose : MakeFunction
{
    public override Signature Signature => "transpose(x, axes...)";

    public override string Summary => "Axes in another order: `transpose(x, 0, 2, 1)` or `transpose(x, [0, 2, 1])`; without an order, reversed, like `x.T`.";

    public override string Example => """
        measure y = transpose([[1, 2], [3, 4]])
        predict y = [[1, 3], [2, 4]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var x = call.Tensor("x");
        var rank = x.Shape.Rank;
        ImmutableArray<int> axes = call.Many.IsEmpty
            ? [.. Enumerable.Range(0, rank).Reverse()]
            : [.. call.Many.SelectMany(m => call.WholeNumbers(m)).Select(a => a < 0 ? a + rank : a)];
        return axes.Order().SequenceEqual(Enumerable.Range(0, rank))
            ? call.Graph.Permute(x, axes)
            : throw call.Error(call.Many[0], $"transpose: the order must name each axis 0..{rank - 1} of shape {x.Shape} once");
    }
}
