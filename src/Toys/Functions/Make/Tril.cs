using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>tril(A, k = 0)</c></summary>
internal sealed class Tril : MakeFunction
{
    public override Signature Signature => "tril(x, k?)";

    public override string Summary => "The matrix with zeros above its k-th diagonal (0 is the main one, k > 0 above it); leading axes stay.";

    public override string Example => """
        measure y = tril([[1, 2], [3, 4]])
        predict y = [[1, 0], [3, 4]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call) => Triangle(call, Comparison.LessOrEqual);

    /// <summary>The elements whose column − row stands in the given relation to k.</summary>
    public static Node Triangle(FunctionCall call, Comparison isKept)
    {
        var (x, k, graph) = (call.Tensor("x"), call.Whole("k", 0), call.Graph);
        if (x.Shape.Rank < 2)
            throw call.Error("x", $"{call.Function.Name} needs a matrix, not a tensor of shape {x.Shape}");
        var (rows, columns) = (x.Shape[-2], x.Shape[-1]);
        var row = graph.Reshape(Progression.Of(graph, k, 1, rows), new Shape(rows, 1));
        var column = Progression.Of(graph, 0, 1, columns);
        return graph.Where(graph.Compare(isKept, column, row), x, graph.Scalar(0));
    }
}
