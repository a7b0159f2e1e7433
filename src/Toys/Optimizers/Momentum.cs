using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Heavy-ball descent.</summary>
internal sealed class Momentum : DescentOptimizer
{
    public override Signature Signature => "momentum(lr?, beta?, decay?, project?)";

    public override string Summary =>
        "Descent with heavy-ball momentum: v ← βv + g, w ← w − lr·v, with v = 0 at first; PyTorch's form, without dampening. `beta` is 0.9 if not given. Source: Polyak 1964.";

    public override string Example => """
        weight w = 2
        loss = w^2 / 2
        train momentum(lr = 0.1, beta = 0.5) for 20
        measure height = w
        predict height = recur(s -> [0.9 * s[0] - 0.05 * s[1], s[0] + 0.5 * s[1]], start = [2, 0], out = s -> s[0])
        check height within 0.0001%
        """;

    protected override Node Step(OptimizerCall call, WeightGradient w) => w.Rate * Velocity(call, w, 0.9);

    /// <summary>v ← βv + g.</summary>
    internal static Node Velocity(OptimizerCall call, WeightGradient w, double otherwise)
    {
        var beta = call.Share("beta", otherwise);
        return w.Remember("velocity", v => beta * v + w.Gradient);
    }
}
