using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>all(x, axis, keepdims)</c></summary>
internal sealed class All : ReduceFunction
{
    public override Signature Signature => "all(x, axis?, keepdims?)";

    public override string Summary => "Whether every element is true (not 0), over all axes or the given ones.";

    public override string Example => """
        measure y = where(all([1, 2] > 0), 1, 0)
        predict y = 1
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes)
    {
        var (graph, zero) = (call.Graph, call.Graph.Scalar(0));
        return graph.Compare(Comparison.Equal, axes.Sum(graph.Compare(Comparison.Equal, axes.Tensor, zero)), zero);
    }
}
