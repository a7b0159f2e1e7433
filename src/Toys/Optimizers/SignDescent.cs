using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Descent along the signs of the gradient.</summary>
internal sealed class SignDescent : DescentOptimizer
{
    public override Signature Signature => "signgd(lr?, decay?, project?)";

    public override string Summary => "Sign descent: w ← w − lr·sign(g), where sign(0) = 0. Source: arXiv:1802.04434.";

    public override string Example => """
        weight w = [1, -2]
        loss = sum(w^2)
        train signgd(lr = 0.01) for 20
        measure heights = w
        predict heights = [1 - 0.01 * step, 0.01 * step - 2]
        check heights within 0.0001%
        """;

    protected override Node Step(OptimizerCall call, WeightGradient w)
    {
        var (graph, g) = (call.Graph, w.Gradient);
        var zero = graph.Scalar(0);
        // The last branch is g itself, so that 0 stays 0 and what is not a number stays that.
        var negative = graph.Where(graph.Compare(Comparison.Less, g, zero), graph.Scalar(-1), g);
        return w.Rate * graph.Where(graph.Compare(Comparison.Greater, g, zero), graph.Scalar(1), negative);
    }
}
