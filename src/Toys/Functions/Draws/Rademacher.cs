using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Rademacher : DrawFunction
{
    public override Signature Signature => "rademacher(sizes...)";

    public override string Summary => "Independent signs: −1 or 1, each with probability ½.";

    public override string Example => """
        data s ~ rademacher(100)
        measure square = mean(s^2)
        predict square = 1
        check square within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var shape = Sizes(call);
        return new TensorValue(Draw(call, (name, ordinal, isFresh) => new RademacherDraw(name, ordinal, shape, isFresh)));
    }
}

internal sealed record RademacherDraw(string Statement, int Ordinal, Shape Target, bool IsFresh)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "rademacher";

    protected override Fill Prepare<T>(Binding<T> binding) => static (draws, target) => draws.FillRademacher(target);
}
