using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>where(condition, a, b)</c></summary>
internal sealed class Where : Function
{
    public override Signature Signature => "where(condition, a, b)";

    public override FunctionGroup Group => FunctionGroup.Elementwise;

    public override string Summary =>
        "Element by element, a where the condition is true and b where it is not; the three broadcast together. Both are computed, "
        + "but only the chosen one passes a derivative on.";

    public override string Example => """
        let x = [-2, 0, 3]
        measure y = where(x > 0, x, 10 * x)
        predict y = [-20, 0, 3]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (condition, a, b) = (call.Tensor("condition"), call.Tensor("a"), call.Tensor("b"));
        call.Broadcast(("condition", condition), ("a", a), ("b", b));
        return new TensorValue(call.Graph.Where(condition, a, b));
    }
}
