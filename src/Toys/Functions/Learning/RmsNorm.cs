using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>rmsnorm(x, scale, axis, eps)</c></summary>
internal sealed class RmsNorm : LearningFunction
{
    public override Signature Signature => "rmsnorm(x, scale?, axis?, eps?)";

    public override string Summary =>
        "`x / sqrt(mean(x^2) + eps)` along the last axis, or the named one; eps is 1e-6. Then times `scale`, where it is given.";

    public override string Example => """
        measure y = rmsnorm([3, 4], eps = 0)
        predict y = [3, 4] / sqrt(12.5)
        check y within 0.0001%
        """;

    protected override Node Build(FunctionCall call)
    {
        var x = call.Tensor("x");
        var square = MeanAlong(x * x, Normalization.Axis(call, x));
        return Normalization.Affine(call, x / call.Graph.SquareRoot(square + Epsilon(call, 1e-6)));
    }
}
