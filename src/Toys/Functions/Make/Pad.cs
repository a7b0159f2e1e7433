using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>pad(x, width, value = 0)</c></summary>
internal sealed class Pad : MakeFunction
{
    public override Signature Signature => "pad(x, width, value?)";

    public override string Summary =>
        "With a border of zeros, or of the value. The width is a number for all sides, `[before, after]` for all axes, or one such pair per axis, as in NumPy.";

    public override string Example => """
        measure y = pad([1, 2], [1, 2], value = 9)
        predict y = [9, 1, 2, 9, 9]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (x, graph) = (call.Tensor("x"), call.Graph);
        var value = call.Has("value") ? call.Tensor("value", 0) : graph.Scalar(0);
        var widths = Widths(call, x.Shape.Rank);
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            var (before, after) = widths[axis];
            var wide = before + (long)after + x.Shape[axis];
            if (wide > Sizes.Most)
                throw call.Error("width", $"pad would make an axis of {wide}: more elements than a tensor may have");
            call.Holdable(x.Shape.With(axis, (int)wide));
            x = Bordered(x, axis, before, after, value);
        }

        return x;
    }

    private static Node Bordered(Node x, int axis, int before, int after, Node value)
    {
        var (graph, parts) = (x.Graph, ImmutableArray.CreateBuilder<Node>(3));
        if (before > 0)
            parts.Add(graph.BroadcastTo(value, x.Shape.With(axis, before)));
        parts.Add(x);
        if (after > 0)
            parts.Add(graph.BroadcastTo(value, x.Shape.With(axis, after)));
        return graph.Concatenate(axis, parts.ToImmutable());
    }

    private static ImmutableArray<(int Before, int After)> Widths(FunctionCall call, int rank)
    {
        var argument = call["width"];
        ImmutableArray<int> flat = argument.Value is TupleValue { Items: var items }
            ? [.. items.SelectMany(i => call.WholeNumbers(argument with { Value = i }))]
            : argument.Value is TensorValue { Node: { Shape.Rank: 2, ConstantValues: { } listed } matrix } && matrix.Shape == new Shape(rank, 2)
                ? call.WholeNumbers(argument with { Value = new TensorValue(call.Graph.Constant(listed, new Shape(2 * rank))) })
                : call.WholeNumbers(argument);
        if (flat.Any(w => w < 0))
            throw call.Error(argument, "the width of pad must not be negative");
        return flat.Length switch
        {
            1 => [.. Enumerable.Repeat((flat[0], flat[0]), rank)],
            2 => [.. Enumerable.Repeat((flat[0], flat[1]), rank)],
            var n when n == 2 * rank => [.. Enumerable.Range(0, rank).Select(a => (flat[2 * a], flat[2 * a + 1]))],
            _ => throw call.Error(argument, $"the width of pad is a number, a pair [before, after], or {rank} pairs for the {rank} axes"),
        };
    }
}
