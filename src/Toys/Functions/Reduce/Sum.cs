using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>sum(x, axis, keepdims)</c></summary>
internal sealed class Sum : ReduceFunction
{
    public override Signature Signature => "sum(x, axis?, keepdims?)";

    public override string Summary =>
        "Sum over all axes, or over the given one or list of them; negative axes count from the end. `keepdims = true` leaves axes of length 1. "
        + "Truth values count as 0 and 1.";

    public override string Example => """
        measure y = sum([[1, 2], [3, 4]], axis = 0)
        predict y = [4, 6]
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) => axes.Sum();
}
