using LearningMechanics.Toys.Functions.Elementwise;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary><c>norm(x, ord = 2, axis, keepdims)</c></summary>
internal sealed class Norm : ReduceFunction
{
    public override Signature Signature => "norm(x, ord?, axis?, keepdims?)";

    public override string Summary =>
        "Root of the sum of squares over all axes (for a matrix, its Frobenius norm) or over the given ones; its derivative at 0 is 0. "
        + "`ord` may be 1, inf or any p > 0 for (Σ|x|ᵖ)^(1/p). An operator norm is `max(svdvals(A))`.";

    public override string Example => """
        measure y = [norm([3, 4]), norm([3, -4], ord = 1), norm([3, -4], ord = inf)]
        predict y = [5, 7, 4]
        check y within 0.0001%
        """;

    protected override Node Reduce(FunctionCall call, ReducedAxes axes)
    {
        var (x, order) = (axes.Tensor, call.Number("ord", 2));
        if (call.Has("ord") && axes.Axes.Length > 1)
            throw call.Error("ord", $"norm with ord of shape {x.Shape} could mean an operator norm: name one axis, use norm(flatten(x), ord), or max(svdvals(x))");
        if (double.IsNaN(order) || order <= 0)
            throw call.Error("ord", $"ord of norm must be positive, not {order:R}");
        return order switch
        {
            2 => SafeRoot.Of(axes.Sum(x * x)),
            1 => axes.Sum(Magnitude.Of(x)),
            double.PositiveInfinity => axes.RequireElements(call).Reduce(rows => Extremes.OfRows(Magnitude.Of(rows), isLargest: true)),
            _ => x.Graph.Power(axes.Sum(x.Graph.Power(Magnitude.Of(x), x.Graph.Scalar(order))), x.Graph.Scalar(1 / order)),
        };
    }
}
