using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class Final : SeriesFunction
{
    public override Signature Signature => "final(m)";

    public override string Summary => "The measure's last sample.";

    public override string Example => """
        weight w = 1
        loss = w^2 / 2
        train gd(lr = 0.5) for 10
        measure size = w
        observe end = final(size)
        predict end = 0.5^10
        check end within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var table = Read(call, "m");
        return table.Distil(c => table.Count == 0 ? double.NaN : table.Column(0, c)[^1]);
    }
}
