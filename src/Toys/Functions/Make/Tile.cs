using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>tile(x, times…)</c></summary>
internal sealed class Tile : MakeFunction
{
    public override Signature Signature => "tile(x, times...)";

    public override string Summary =>
        "The whole tensor so many times along each axis, as in NumPy: `tile(x, 3)` along the last, `tile(x, 2, 3)` or `tile(x, [2, 3])` along the last two.";

    public override string Example => """
        measure y = tile([1, 2], 2, 2)
        predict y = [[1, 2, 1, 2], [1, 2, 1, 2]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (x, graph, times) = (call.Tensor("x"), call.Graph, call.ShapeOf(call.Many));
        var rank = Math.Max(x.Shape.Rank, times.Rank);
        var (own, copies) = (Padded(x.Shape, rank), Padded(times, rank));
        var (apart, wide) = (Shape.Scalar, Shape.Scalar);
        for (var axis = 0; axis < rank; axis++)
        {
            apart = apart.Append(new Shape(1, own[axis]));
            wide = wide.Append(new Shape(copies[axis], own[axis]));
        }

        call.Holdable(wide);
        var result = Shape.Of([.. Enumerable.Range(0, rank).Select(axis => own[axis] * copies[axis])]);
        return graph.Reshape(graph.BroadcastTo(graph.Reshape(x, apart), wide), result);
    }

    /// <summary>With leading axes of length 1.</summary>
    private static Shape Padded(Shape shape, int rank) =>
        Shape.Of([.. Enumerable.Repeat(1, rank - shape.Rank), .. shape.Lengths]);
}
