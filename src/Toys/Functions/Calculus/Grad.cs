using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class Grad : Function
{
    public override Signature Signature => "grad(expression, weights?, at?)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary =>
        "Gradient of a number: in the shape of one weight, or flat over a list of weights or over all in order of declaration. "
        + "`grad(u -> L(u), at = w0)` differentiates a function at a point.";

    public override string Example => """
        let w = [1, 2, 3]
        measure slope_at_w = grad(u -> sum(u^3), at = w)
        predict slope_at_w = 3 * w^2
        check slope_at_w within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var derivative = new DerivativeCall(call);
        derivative.RequireScalar(call);
        return new TensorValue(derivative.AtPoint(derivative.Gather(Differentiation.Gradient(derivative.Value, derivative.Targets))));
    }
}
