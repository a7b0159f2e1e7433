using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Continuous descent.</summary>
internal sealed class Flow : Optimizer
{
    public override Signature Signature => "flow(dt, decay?)";

    public override string Summary =>
        "Gradient flow dw/dt = −g, integrated by the Dormand–Prince pair of order 5(4) to a relative error of 10⁻⁸ per step (10⁻⁵ in float32); a step of training is a stretch `dt` of time. An explicit method: where the sharpness times `dt` stays far above 30 it gives up, and says so.";

    public override string Example => """
        weight w = 2
        loss = w^2 / 2
        train flow(dt = 0.1) for 20
        measure height = w
        predict height = 2 * exp(-t)
        check height within 0.0001%
        """;

    public override TrainingPhase Train(OptimizerCall call)
    {
        var stretch = call.PositiveNumber("dt");
        return new TrainingPhase
        {
            Steps = call.Steps,
            Until = call.Until,
            Updates = [.. call.Weights.Select((w, i) => (w.Leaf, -call.WithDecay(call.Gradients[i], call.NumberFor("decay", w, 0, unlisted: 0), w)))],
            LearningRate = call.Graph.Scalar(stretch),
            FlowTime = stretch,
        };
    }
}
