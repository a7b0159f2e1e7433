using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>prod(x, axis, keepdims)</c></summary>
internal sealed class Prod : ReduceFunction
{
    public override Signature Signature => "prod(x, axis?, keepdims?)";

    public override string Summary => "Product over all axes, or over the given ones; its derivative is right where elements are 0, too.";

    public override string Example => """
        measure y = prod(range(1, 6))
        predict y = 120
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) => axes.Reduce(OfRows);

    /// <summary>By halves: multiplications alone, so the derivative never divides by an element.</summary>
    private static Node OfRows(Node rows)
    {
        var (graph, axis) = (rows.Graph, rows.Shape.Rank - 1);
        var outer = rows.Shape.Take(axis);
        if (rows.Shape[axis] == 0)
            return graph.Ones(outer);
        while (rows.Shape[axis] is > 1 and var width)
        {
            var half = width / 2;
            var product = graph.SliceAxis(rows, axis, 0, half) * graph.SliceAxis(rows, axis, half, half);
            rows = width % 2 == 0
                ? product
                : graph.Concatenate(axis, [product, graph.SliceAxis(rows, axis, width - 1, 1)]);
        }

        return graph.Reshape(rows, outer);
    }
}
