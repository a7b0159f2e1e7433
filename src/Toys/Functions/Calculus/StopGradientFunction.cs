using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class StopGradientFunction : Function
{
    public override Signature Signature => "stop_gradient(x)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary => "The value itself, but constant as far as derivatives are concerned.";

    public override string Example => """
        measure g = grad(u -> sum(u * stop_gradient(u)), at = [2, 3])
        predict g = [2, 3]
        check g within 0.0001%
        """;

    public override Value Call(FunctionCall call) => new TensorValue(call.Graph.StopGradient(call.Tensor("x")));
}
