using LearningMechanics.Toys.Functions;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>Adam with decay that the moments do not see.</summary>
internal sealed class AdamW : Adam
{
    public override Signature Signature => "adamw(lr?, beta1?, beta2?, eps?, decay?, project?)";

    public override string Summary =>
        "Adam with decoupled decay: w ← w − lr·(m̂/(√v̂ + ε) + λw). Defaults as in PyTorch: those of `adam`, and a decay of 0.01. Source: arXiv:1711.05101.";

    public override string Example => """
        weight w = 1
        loss = 3 * w
        train adamw(lr = 0.01, decay = 0.5) for 20
        measure height = w
        predict height = 3 * (1 - 0.01 * 0.5)^step - 2
        check height within 0.0001%
        """;

    protected override bool IsDecayDecoupled => true;

    protected override double DefaultDecay => 0.01;
}
