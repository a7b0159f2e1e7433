using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class Largest : SeriesFunction
{
    public override Signature Signature => "largest(m)";

    public override string Summary => "The largest sample, or the largest that a condition admits.";

    public override string Example => """
        weight w = 1
        loss = w^2 / 2
        train gd(lr = 1.5) for 6
        measure size = w
        observe peak = largest(size where step > 0)
        predict peak = 0.25
        check peak within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var table = Read(call, "m");
        return table.Distil(c => table.Count == 0 ? double.NaN : table.Column(0, c).Max());
    }
}
