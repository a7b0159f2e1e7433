using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary><c>clip(x, lo, hi)</c></summary>
internal sealed class Clip : Function
{
    public override Signature Signature => "clip(x, lo, hi)";

    public override FunctionGroup Group => FunctionGroup.Elementwise;

    public override string Summary =>
        "x, but lo where it is less and hi where it is more; lo = -inf or hi = inf leaves that side open. The derivative is 1 "
        + "from lo to hi, both included, and 0 outside.";

    public override string Example => """
        measure y = clip([-2, 0.5, 3], 0, 1)
        predict y = [0, 0.5, 1]
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (x, lo, hi, graph) = (call.Tensor("x"), call.Tensor("lo"), call.Tensor("hi"), call.Graph);
        call.Broadcast(("x", x), ("lo", lo), ("hi", hi));
        var raised = graph.Where(graph.Compare(Comparison.Less, x, lo), lo, x);
        return new TensorValue(graph.Where(graph.Compare(Comparison.Greater, raised, hi), hi, raised));
    }
}
