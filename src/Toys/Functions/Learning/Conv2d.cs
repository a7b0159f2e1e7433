using LearningMechanics.Toys.Functions.Make;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>conv2d(x, w, stride, pad)</c></summary>
internal sealed class Conv2d : LearningFunction
{
    public override Signature Signature => "conv2d(x, w, stride?, pad?)";

    public override string Summary =>
        "Images (n, channels, height, width) with kernels (out, channels, kh, kw) give (n, out, …): sums of products under a "
        + "window that moves by `stride` (1) over images with `pad` (0) zeros around them; the kernel is not flipped. An image "
        + "may come alone, (channels, height, width). A kernel (kh, kw) is applied to every image of a stack (…, height, width). "
        + "`stride` and `pad` may be pairs [down, across].";

    public override string Example => """
        let x = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
        measure y = flatten(conv2d(x, [[1, 0], [0, 1]]))
        predict y = [6, 8, 12, 14]
        check y within 0.0001%
        """;

    protected override Node Build(FunctionCall call)
    {
        var (x, w, graph) = (call.Tensor("x"), call.Tensor("w"), call.Graph);
        var (images, kernels, outer) = Align(call, x, w);
        if (kernels.Shape.Count == 0)
            throw call.Error("w", $"conv2d needs kernels with at least one entry, not {w.Shape}");
        var path = new WindowPath(
            (kernels.Shape[2], kernels.Shape[3]), call.Pair("stride", (1, 1), least: 1), call.Pair("pad", (0, 0), least: 0));
        var rows = call.WindowRows(images, path, "w");

        var (n, o) = (images.Shape[0], kernels.Shape[0]);
        var places = path.Places(images.Shape[2], images.Shape[3]);
        call.Holdable(new Shape(n, o, places.Y, places.X));
        var flat = graph.Reshape(kernels, new Shape(o, rows.Shape[1]));
        var product = graph.Reshape(graph.MatrixMultiply(rows, graph.TransposeMatrix(flat)), new Shape(n, places.Y * places.X, o));
        return graph.Reshape(graph.TransposeMatrix(product), outer.Append(new Shape(places.Y, places.X)));
    }

    /// <summary>Images (n, c, h, w), kernels (o, c, kh, kw), and what stands before the last two axes of the result.</summary>
    private static (Node Images, Node Kernels, Shape Outer) Align(FunctionCall call, Node x, Node w)
    {
        var graph = call.Graph;
        if (w.Shape.Rank == 2 && x.Shape.Rank >= 2)
        {
            var outer = x.Shape.Take(x.Shape.Rank - 2);
            var stack = new Shape((int)outer.Count, 1).Append(x.Shape.Skip(outer.Rank));
            return (graph.Reshape(x, stack), graph.Reshape(w, new Shape(1, 1).Append(w.Shape)), outer);
        }

        if (w.Shape.Rank != 4)
            throw call.Error("w", $"conv2d needs kernels (out, channels, height, width), or one (height, width), not {w.Shape}");
        var images = x.Shape.Rank == 3 || x.Shape.Rank == 2 && w.Shape[1] == 1
            ? graph.Reshape(x, new Shape([.. Enumerable.Repeat(1, 4 - x.Shape.Rank), .. x.Shape.Lengths]))
            : x;
        if (images.Shape.Rank != 4)
            throw call.Error("x", $"conv2d needs images (n, channels, height, width), or one (channels, height, width), not {x.Shape}");
        if (images.Shape[1] != w.Shape[1])
            throw call.Error("w", $"x is {x.Shape} and w is {w.Shape}: the kernels need {images.Shape[1]} channels, they have {w.Shape[1]}");
        return (images, w, x.Shape.Rank == 4 ? new Shape(x.Shape[0], w.Shape[0]) : new Shape(w.Shape[0]));
    }
}
