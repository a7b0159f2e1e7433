using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Another name for <see cref="GradientDescent"/>, for those who read it where the data are drawn.</summary>
internal sealed class StochasticGradientDescent : DescentOptimizer
{
    public override Signature Signature => "sgd(lr?, decay?, project?)";

    public override string Summary =>
        "The same as `gd`: what makes it stochastic is a loss that sees a `batch` or `fresh data`.";

    public override string Example => """
        fresh data x ~ normal(8)
        weight w = 2
        loss = mean((w - x)^2) / 2
        train sgd(lr = 0.1) for 20
        measure height = w
        predict height = 2 * 0.9^step
        seeds 8
        check height within 1 absolutely
        """;

    protected override Node Step(OptimizerCall call, WeightGradient w) => w.Rate * w.Gradient;
}
