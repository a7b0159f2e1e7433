using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>What <c>max</c> and <c>min</c> have in common.</summary>
internal static class Extremes
{
    public static Node Call(FunctionCall call, bool isLargest, Func<Node, Node, Node> larger)
    {
        var values = call.Many;
        if (values.IsEmpty)
            throw call.Error($"{call.Function.Name} needs something to choose from: it is {call.Function.Signature.Text}");
        if (values is [var only])
            return Over(call, call.Tensor(only), isLargest);
        if (call.Find("axis") is { } axis)
            throw call.Error(axis, $"{call.Function.Name} of several tensors is elementwise and takes no axis; give one tensor to reduce it");

        var result = call.Tensor(values[0]);
        foreach (var value in values[1..])
        {
            var next = call.Tensor(value);
            if (Shape.Broadcast(result.Shape, next.Shape) is null)
                throw call.Error(value, $"{call.Function.Name}: shape {next.Shape} does not broadcast with {result.Shape}");
            result = larger(result, next);
        }

        return result;
    }

    /// <summary>The extreme along merged axes: found by its place, so that its derivative goes there.</summary>
    public static Node Over(FunctionCall call, Node x, bool isLargest)
    {
        var reduction = ReducedAxes.Of(call, x).RequireElements(call);
        return reduction.Reduce(merged => OfRows(merged, isLargest));
    }

    /// <summary>(…, n) → (…).</summary>
    public static Node OfRows(Node rows, bool isLargest)
    {
        var graph = rows.Graph;
        var place = graph.Fold(new ArgExtreme(isLargest), rows);
        var column = TakeAlong.Of(rows, graph.Reshape(place, place.Shape.Insert(place.Shape.Rank, 1)));
        return graph.Reshape(column, place.Shape);
    }

    /// <summary>The cotangent goes to the one that was chosen, half to each where they are equal.</summary>
    public static (Node A, Node B) Share(Node g, Comparison isChosen, Node a, Node b)
    {
        var graph = g.Graph;
        var first = graph.Compare(isChosen, a, b);
        var equal = graph.Compare(Comparison.Equal, a, b);
        var (zero, half) = (graph.Scalar(0), g * 0.5);
        return (
            graph.Where(first, g, graph.Where(equal, half, zero)),
            graph.Where(first, zero, graph.Where(equal, half, g)));
    }
}
