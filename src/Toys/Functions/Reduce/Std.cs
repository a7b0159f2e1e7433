using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>std(x, axis, ddof = 0, keepdims)</c></summary>
internal sealed class Std : ReduceFunction
{
    public override Signature Signature => "std(x, axis?, ddof?, keepdims?)";

    public override string Summary =>
        "Standard deviation, the root of `var`; divided by n as in NumPy, by n − 1 with `ddof = 1`. Its derivative where all elements are equal is 0.";

    public override string Example => """
        measure y = std([1, 2, 3, 4])
        predict y = sqrt(5) / 2
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes) => SafeRoot.Of(Var.Of(call, axes));
}
