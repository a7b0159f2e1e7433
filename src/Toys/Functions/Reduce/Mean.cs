using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>mean(x, axis, keepdims)</c></summary>
internal sealed class Mean : ReduceFunction
{
    public override Signature Signature => "mean(x, axis?, keepdims?)";

    public override string Summary => "Arithmetic mean over all axes, or over the given ones.";

    public override string Example => """
        measure y = mean([[1, 2], [3, 5]], axis = 1)
        predict y = [1.5, 4]
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) => axes.Mean();
}
