using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>var(x, axis, ddof = 0, keepdims)</c></summary>
internal sealed class Var : ReduceFunction
{
    public override Signature Signature => "var(x, axis?, ddof?, keepdims?)";

    public override string Summary =>
        "Mean squared deviation from the mean, divided by n as in NumPy; `ddof = 1` divides by n − 1.";

    public override string Example => """
        measure y = [var([1, 2, 3, 4]), var([1, 2, 3, 4], ddof = 1)]
        predict y = [5 / 4, 5 / 3]
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) => Of(call, axes);

    public static Node Of(FunctionCall call, ReducedAxes axes)
    {
        var centred = axes.Tensor - axes.Kept().Mean();
        return axes.Sum(centred * centred) / (axes.Count - call.Number("ddof", 0));
    }
}
