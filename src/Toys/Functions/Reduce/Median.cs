using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>median(x, axis, keepdims)</c></summary>
internal sealed class Median : ReduceFunction
{
    public override Signature Signature => "median(x, axis?, keepdims?)";

    public override string Summary => "The middle element, or the mean of the middle two, over all axes or the given ones; not a number if any element is not.";

    public override string Example => """
        measure y = [median([3, 1, 2]), median([4, 1, 2, 3])]
        predict y = [2, 2.5]
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) =>
        axes.RequireElements(call).Reduce(rows => Quantile.OfRows(rows, 0.5));
}
