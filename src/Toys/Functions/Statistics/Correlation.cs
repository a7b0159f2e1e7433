using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Statistics;

/// <summary><c>correlation(x, y)</c></summary>
internal sealed class Correlation : Function
{
    public override Signature Signature => "correlation(x, y?)";

    public override FunctionGroup Group => FunctionGroup.Statistics;

    public override string Summary =>
        "Pearson's correlation of two tensors of one shape, over all their elements; of one matrix (n, d) whose rows are samples, the matrix (d, d) of them. "
        + "Not a number where a variance is 0.";

    public override string Example => """
        measure y = correlation([1, 2, 3, 4], [1, 3, 2, 4])
        predict y = 0.8
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var x = call.Tensor("x");
        return new TensorValue(call.Has("y") ? OfPair(call, x, call.Tensor("y")) : OfColumns(call, call.Tensor("x", 2)));
    }

    private static Node OfPair(FunctionCall call, Node x, Node y)
    {
        if (x.Shape != y.Shape)
            throw call.Error("y", $"correlation needs two tensors of one shape, but x has {x.Shape} and y has {y.Shape}");
        var graph = call.Graph;
        var (a, b) = (Centred(x), Centred(y));
        return graph.Dot(a, b) / (graph.SquareRoot(graph.Dot(a, a)) * graph.SquareRoot(graph.Dot(b, b)));
    }

    private static Node OfColumns(FunctionCall call, Node x)
    {
        var (graph, d) = (call.Graph, x.Shape[1]);
        var covariance = Covariance.OfRows(x);
        var deviation = graph.SquareRoot(graph.Slice(graph.Flatten(covariance), [(0, d, d + 1)]));
        return covariance / (graph.Reshape(deviation, new Shape(d, 1)) * deviation);
    }

    private static Node Centred(Node x)
    {
        var vector = x.Graph.Flatten(x);
        return vector - x.Graph.Sum(vector) / x.Shape.Count;
    }
}
