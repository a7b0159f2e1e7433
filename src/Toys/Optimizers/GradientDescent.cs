using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Plain descent.</summary>
internal sealed class GradientDescent : DescentOptimizer
{
    public override Signature Signature => "gd(lr?, decay?, project?)";

    public override string Summary =>
        "Gradient descent, w ← w − lr·g, on whatever the loss sees: all data, a batch, or fresh data. `lr` is 0.001 if not given.";

    public override string Example => """
        weight w = 2
        loss = w^2 / 2
        train gd(lr = 0.1) for 20
        measure height = w
        predict height = 2 * 0.9^step
        check height within 0.0001%
        """;

    protected override Node Step(OptimizerCall call, WeightGradient w) => w.Rate * w.Gradient;
}
