using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>mse(a, b)</c></summary>
internal sealed class MeanSquaredError : LearningFunction
{
    public override Signature Signature => "mse(a, b)";

    public override string Summary => "The mean over all elements of `(a - b)^2`; no factor ½.";

    public override string Example => """
        measure y = mse([1, 2, 3], [1, 4, 7])
        predict y = 20 / 3
        check y within 0.0001%
        """;

    protected override Node Build(FunctionCall call)
    {
        var (a, b) = (call.Tensor("a"), call.Tensor("b"));
        if (call.Broadcast(("a", a), ("b", b)).Count == 0)
            throw call.Error("mse of no elements at all has no mean");
        var difference = a - b;
        return call.Graph.Sum(difference * difference) / difference.Shape.Count;
    }
}
