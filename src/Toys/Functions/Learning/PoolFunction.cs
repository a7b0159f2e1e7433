using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary>One number for each window of each image of a stack (…, height, width).</summary>
internal abstract class PoolFunction : LearningFunction
{
    protected sealed override Node Build(FunctionCall call)
    {
        var (x, graph) = (call.Tensor("x"), call.Graph);
        if (x.Shape.Rank < 2)
            throw call.Error("x", $"{Name} needs images (…, height, width), not {x.Shape}");
        var size = call.Pair("size", default, least: 1);
        var path = new WindowPath(size, call.Pair("stride", size, least: 1), (0, 0));
        var outer = x.Shape.Take(x.Shape.Rank - 2);
        var images = graph.Reshape(x, new Shape((int)outer.Count, 1).Append(x.Shape.Skip(outer.Rank)));
        var pooled = Pool(call.WindowRows(images, path, "size"));
        var places = path.Places(x.Shape[-2], x.Shape[-1]);
        return graph.Reshape(pooled, outer.Append(new Shape(places.Y, places.X)));
    }

    /// <summary>(windows, entries) → (windows).</summary>
    protected abstract Node Pool(Node rows);
}
