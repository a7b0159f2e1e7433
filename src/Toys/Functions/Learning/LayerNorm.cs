using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>layernorm(x, scale, shift, axis, eps)</c></summary>
internal sealed class LayerNorm : LearningFunction
{
    public override Signature Signature => "layernorm(x, scale?, shift?, axis?, eps?)";

    public override string Summary =>
        "`(x - mean) / sqrt(var + eps)` along the last axis, or the named one; eps is 1e-5. Then times `scale` and plus "
        + "`shift`, where they are given.";

    public override string Example => """
        measure y = layernorm([1, 2, 3], eps = 0)
        predict y = [-1, 0, 1] * sqrt(3 / 2)
        check y within 0.0001%
        """;

    protected override Node Build(FunctionCall call)
    {
        var x = call.Tensor("x");
        var axis = Normalization.Axis(call, x);
        var centred = x - MeanAlong(x, axis);
        var variance = MeanAlong(centred * centred, axis);
        var y = centred / call.Graph.SquareRoot(variance + Epsilon(call, 1e-5));
        return Normalization.Affine(call, y);
    }
}
