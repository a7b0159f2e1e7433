using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class Hessian : Function
{
    public override Signature Signature => "hessian(expression, weights?, at?)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary =>
        "Second derivatives of a number over flattened weights, (n, n). Inside `top_eigenvalue` and in `hessian(…) @ v` the matrix is never formed.";

    public override string Example => """
        measure H = hessian(u -> u[0]^2 * u[1], at = [3, 5])
        predict H = [[10, 6], [6, 0]]
        check H within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var derivative = new DerivativeCall(call);
        derivative.RequireScalar(call);
        return derivative.Hessian();
    }
}
