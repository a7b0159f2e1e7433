using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Normal : DrawFunction
{
    public override Signature Signature => "normal(sizes...)";

    public override string Summary =>
        "Independent standard normal numbers: mean 0, variance 1. `normal()` is one number. Other means and variances by "
        + "arithmetic: `data x ~ 3 + 2 * normal(n)`.";

    public override string Example => """
        data x ~ normal(10000)
        measure second_moment = mean(x^2)
        predict second_moment = 1
        seeds 8
        check second_moment within 5%
        """;

    public override Value Call(FunctionCall call)
    {
        var shape = Sizes(call);
        return new TensorValue(Draw(call, (name, ordinal, isFresh) => new NormalDraw(name, ordinal, shape, isFresh)));
    }
}

internal sealed record NormalDraw(string Statement, int Ordinal, Shape Target, bool IsFresh)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "normal";

    protected override double Cost => 60;

    protected override Fill Prepare<T>(Binding<T> binding) => static (draws, target) => draws.FillNormal(target);
}
