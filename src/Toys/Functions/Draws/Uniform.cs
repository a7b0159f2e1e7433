using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Uniform : DrawFunction
{
    public override Signature Signature => "uniform(sizes..., lo?, hi?)";

    public override string Summary =>
        "Independent numbers uniform on [lo, hi), by default [0, 1). `uniform()` is one number; `lo` and `hi` are given by "
        + "name and broadcast with the sizes.";

    public override string Example => """
        data x ~ uniform(10000, lo = -1, hi = 3)
        measure centre = mean(x)
        predict centre = 1
        seeds 8
        check centre within 5%
        """;

    public override Value Call(FunctionCall call)
    {
        var shape = Sizes(call);
        var lo = Bound(call, "lo", 0, shape);
        var hi = Bound(call, "hi", 1, shape);
        if (lo.ConstantScalar is { } low && hi.ConstantScalar is { } high && !(low <= high))
            throw call.Error($"lo = {low:R} must not be above hi = {high:R}");
        return new TensorValue(lo + (hi - lo) * DrawUniform(call, shape));
    }

    private static Node Bound(FunctionCall call, string parameter, double otherwise, Shape shape)
    {
        if (!call.Has(parameter))
            return call.Graph.Scalar(otherwise);
        var bound = call.Tensor(parameter);
        return Shape.Broadcast(bound.Shape, shape) == shape
            ? bound
            : throw call.Error(parameter, $"{parameter} of shape {bound.Shape} does not broadcast to the sizes {shape}");
    }
}

internal sealed record UniformDraw(string Statement, int Ordinal, Shape Target, bool IsFresh)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "uniform";

    protected override Fill Prepare<T>(Binding<T> binding) => static (draws, target) => draws.FillUniform(target);
}
