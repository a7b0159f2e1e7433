using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>integrate(x -> f(x), lo, hi)</c></summary>
internal sealed class Integrate : Function
{
    public override Signature Signature => "integrate(f, lo, hi)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "The integral of f from `lo` to `hi`, either of which may be infinite; f may give a tensor, and may have kinks, jumps or an "
        + "integrable singularity at an end. Adaptive Gauss–Kronrod to a relative error of 1e-12 of the integral of |f|. Differentiable, by the ends too.";

    public override string Example => """
        measure y = integrate(x -> exp(-x^2), -inf, inf)
        predict y = sqrt(pi)
        check y within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var graph = call.Graph;
        var function = call.Callable("f");
        var (lo, hi) = (call.Tensor("lo", 0), call.Tensor("hi", 0));
        if (lo.ConstantScalar is { } low && hi.ConstantScalar is { } high && (low == high || low > high))
            return low == high
                ? new TensorValue(graph.Zeros(call.Invoke(function, lo).Shape))
                : new TensorValue(-Integral(hi, lo));
        return new TensorValue(Integral(lo, hi));

        Node F(Node x) => StateForm.AsNumber(call.Invoke(function, x));

        // Maps from u in 0..1. At finite ends u² takes the edge off singularities; half-lines are cut at distance 1.
        Node Integral(Node from, Node to)
        {
            var u = graph.Parameter("u", TensorType.Scalar);
            var (square, inverse) = (u * u, 1 / (u * u));
            var (near, far) = (2 * u, 2 * inverse / u);
            Node[] terms = (double.IsInfinity(from.ConstantScalar ?? 0), double.IsInfinity(to.ConstantScalar ?? 0)) switch
            {
                (false, false) => [F(from + Half() * square) * (Half() * near), F(to - Half() * square) * (Half() * near)],
                (false, true) => [F(from + square) * near, F(from + inverse) * far],
                (true, false) => [F(to - square) * near, F(to - inverse) * far],
                (true, true) => [F(square) * near, F(-square) * near, F(inverse) * far, F(-inverse) * far],
            };
            return Quadrature.Of(graph, [u], [terms], IntegrationDomain.Unit)[0];

            Node Half() => (to - from) / 2;
        }
    }
}
