using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>any(x, axis, keepdims)</c></summary>
internal sealed class Any : ReduceFunction
{
    public override Signature Signature => "any(x, axis?, keepdims?)";

    public override string Summary => "Whether at least one element is true (not 0), over all axes or the given ones.";

    public override string Example => """
        measure y = where(any([1, -2] < 0), 1, 0)
        predict y = 1
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes)
    {
        var (graph, zero) = (call.Graph, call.Graph.Scalar(0));
        return graph.Compare(Comparison.Greater, axes.Sum(graph.Compare(Comparison.NotEqual, axes.Tensor, zero)), zero);
    }
}
