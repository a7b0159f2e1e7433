using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class HessianVectorProduct : Function
{
    public override Signature Signature => "hvp(expression, v, weights?, at?)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary => "The Hessian of a number times a flat vector, without the matrix: the cost of two gradients.";

    public override string Example => """
        measure Hv = hvp(u -> u[0]^2 * u[1], [1, 1], at = [3, 5])
        predict Hv = [16, 6]
        check Hv within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var derivative = new DerivativeCall(call);
        derivative.RequireScalar(call);
        var v = call.Tensor("v");
        if (v.Shape.Count != derivative.Size)
            throw call.Error("v", $"hvp needs a vector of {derivative.Size} numbers, one per weight, not shape {v.Shape}");
        return new TensorValue(derivative.HessianProduct(derivative.Graph.Flatten(v)));
    }
}
