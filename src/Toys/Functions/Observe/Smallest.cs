using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class Smallest : SeriesFunction
{
    public override Signature Signature => "smallest(m)";

    public override string Summary => "The smallest sample, or the smallest that a condition admits.";

    public override string Example => """
        weight w = 1
        loss = w^2 / 2
        train gd(lr = 1.5) for 6
        measure size = w
        observe trough = smallest(size)
        predict trough = -0.5
        check trough within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var table = Read(call, "m");
        return table.Distil(c => table.Count == 0 ? double.NaN : table.Column(0, c).Min());
    }
}
