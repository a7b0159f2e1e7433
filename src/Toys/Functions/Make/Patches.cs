using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>patches(x, size, stride = 1)</c></summary>
internal sealed class Patches : MakeFunction
{
    public override Signature Signature => "patches(x, size, stride?)";

    public override string Summary =>
        "All windows of an image as rows: (…, height, width) → (…, patches, size²), windows and their elements in reading order. "
        + "`size` may be `[rows, columns]`; of a vector, or with a size `[k]`, windows along the last axis: (…, n) → (…, patches, k).";

    public override string Example => """
        measure y = patches([[1, 2, 3], [4, 5, 6]], 2)
        predict y = [[1, 2, 4, 5], [2, 3, 5, 6]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (x, graph) = (call.Tensor("x"), call.Graph);
        var size = PerAxis(call, "size", WindowAxes(call, x));
        var stride = call.Has("stride") ? PerAxis(call, "stride", size.Length) : [.. size.Select(_ => 1)];
        var outer = x.Shape.Take(x.Shape.Rank - size.Length);
        var image = x.Shape.Skip(outer.Rank);
        for (var axis = 0; axis < size.Length; axis++)
            if (size[axis] > image[axis])
                throw call.Error("size", $"patches: a window of {size[axis]} does not fit into an axis of {image[axis]} (shape {x.Shape})");

        var places = Places(call, image, size, stride);
        call.Holdable(outer.Append(places.Shape));
        // The image's pixels become the leading axis, are gathered window by window, and the other axes return to the front.
        var pixels = graph.Reshape(x, outer.Append(new Shape((int)image.Count)));
        var gathered = graph.Gather(graph.Permute(pixels, [outer.Rank, .. Enumerable.Range(0, outer.Rank)]), places);
        return graph.Permute(gathered, [.. Enumerable.Range(2, outer.Rank), 0, 1]);
    }

    /// <summary>Number of axes that windows extend over: as many as sizes, or two where one number is given.</summary>
    private static int WindowAxes(FunctionCall call, Node x)
    {
        var (isList, count) = (call.Tensor("size").Shape.Rank == 1, call.WholeNumbers(call["size"]).Length);
        var axes = isList ? count : Math.Min(2, x.Shape.Rank);
        return axes >= 1 && axes <= x.Shape.Rank
            ? axes
            : throw call.Error("size", $"patches: shape {x.Shape} has no {axes} axes to take windows from");
    }

    private static ImmutableArray<int> PerAxis(FunctionCall call, string parameter, int axes)
    {
        var numbers = call.WholeNumbers(call[parameter]);
        if (numbers.Any(n => n < 1))
            throw call.Error(parameter, $"the {parameter} of patches must be at least 1");
        if (numbers.Length == 1 && axes > 1)
            numbers = [.. Enumerable.Repeat(numbers[0], axes)];
        return numbers.Length == axes
            ? numbers
            : throw call.Error(parameter, $"the {parameter} of patches must be one number, or one for each of the {axes} axes");
    }

    /// <summary>Place in the flattened image of every element of every window: (patches, elements).</summary>
    private static Node Places(FunctionCall call, Shape image, ImmutableArray<int> size, ImmutableArray<int> stride)
    {
        var (graph, strides) = (call.Graph, image.Strides());
        Node starts = graph.Scalar(0), offsets = graph.Scalar(0);
        for (var axis = 0; axis < size.Length; axis++)
        {
            var count = (image[axis] - size[axis]) / stride[axis] + 1;
            starts = Grid(starts, Progression.Of(graph, 0, stride[axis] * (double)strides[axis], count));
            offsets = Grid(offsets, Progression.Of(graph, 0, strides[axis], size[axis]));
        }

        var shape = call.Holdable(new Shape((int)starts.Shape.Count, (int)offsets.Shape.Count));
        return graph.Reshape(graph.Flatten(starts), new Shape(shape[0], 1)) + graph.Flatten(offsets);
    }

    private static Node Grid(Node a, Node b) => a.Graph.Reshape(a, a.Shape.Insert(a.Shape.Rank, 1)) + b;
}
