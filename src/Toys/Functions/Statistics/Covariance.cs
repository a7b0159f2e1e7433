using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Statistics;

/// <summary><c>covariance(x)</c></summary>
internal sealed class Covariance : Function
{
    public override Signature Signature => "covariance(x)";

    public override FunctionGroup Group => FunctionGroup.Statistics;

    public override string Summary =>
        "Covariance matrix (d, d) of n samples, the rows of x (n, d): centred, divided by n. Of a vector of samples, its variance.";

    public override string Example => """
        measure y = covariance([[0, 0], [2, 4]])
        predict y = [[1, 2], [2, 4]]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (x, graph) = (call.Tensor("x"), call.Graph);
        if (x.Shape.Rank is < 1 or > 2)
            throw call.Error("x", $"covariance needs a matrix whose rows are samples, not a tensor of shape {x.Shape}");
        if (x.Shape[0] == 0)
            throw call.Error("x", $"covariance of no samples: x has shape {x.Shape}");
        var variance = OfRows(graph.Reshape(x, new Shape(x.Shape[0], x.Shape.Rank == 2 ? x.Shape[1] : 1)));
        return new TensorValue(x.Shape.Rank == 2 ? variance : graph.Reshape(variance, Shape.Scalar));
    }

    /// <summary>(n, d) → (d, d).</summary>
    public static Node OfRows(Node x)
    {
        var (graph, n) = (x.Graph, x.Shape[0]);
        var centred = x - graph.Sum(x, [0], keepAxes: true) / n;
        return graph.MatrixMultiply(graph.TransposeMatrix(centred), centred) / n;
    }
}
