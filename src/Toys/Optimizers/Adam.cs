using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Descent scaled by running moments of the gradient.</summary>
internal class Adam : DescentOptimizer
{
    public override Signature Signature => "adam(lr?, beta1?, beta2?, eps?, decay?, project?)";

    public override string Summary =>
        "Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², both divided by their bias 1 − βᵏ at update k, then w ← w − lr·m̂/(√v̂ + ε). Defaults as in PyTorch: lr 0.001, β₁ 0.9, β₂ 0.999, ε 10⁻⁸. Source: arXiv:1412.6980.";

    public override string Example => """
        weight w = 1
        loss = 3 * w
        train adam(lr = 0.01) for 20
        measure height = w
        predict height = 1 - 0.01 * step
        check height within 0.0001%
        """;

    protected override Node Step(OptimizerCall call, WeightGradient w)
    {
        var graph = call.Graph;
        var (beta1, beta2, eps) = (call.Share("beta1", 0.9), call.Share("beta2", 0.999), call.Number("eps", 1e-8));
        var k = w.Memory.Count(Name);
        var m = w.Remember("mean", m => beta1 * m + (1 - beta1) * w.Gradient);
        var v = w.Remember("square", v => beta2 * v + (1 - beta2) * (w.Gradient * w.Gradient));
        // The corrections are scalars: with them pulled together, each tensor is passed over once less.
        var rate = w.Rate / (1 - graph.Power(beta1, k));
        var scale = graph.SquareRoot(1 - graph.Power(beta2, k));
        return rate * (m / (graph.SquareRoot(v) / scale + eps));
    }
}
