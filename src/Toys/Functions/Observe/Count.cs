using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class Count : SeriesFunction
{
    public override Signature Signature => "count(condition)";

    public override string Summary => "The number of samples at which a condition holds.";

    public override string Example => """
        weight w = 1
        loss = w^2 / 2
        train gd(lr = 0.5) for 10
        measure size = w
        observe early = count(size > 0.1)
        predict early = 4
        check early within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var table = Read(call, "condition");
        return table.Distil(c => table.Column(0, c).Count(v => v != 0));
    }
}
