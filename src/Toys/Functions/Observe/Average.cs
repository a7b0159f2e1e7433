using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class Average : SeriesFunction
{
    public override Signature Signature => "average(m)";

    public override string Summary => "The mean over the samples, or over those that a condition admits: `average(m where step > 100)`.";

    public override string Example => """
        weight w = 1
        loss = w^2 / 2
        train gd(lr = 0.5) for 4
        measure size = w
        observe late = average(size where step >= 3)
        predict late = (0.5^3 + 0.5^4) / 2
        check late within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var table = Read(call, "m");
        return table.Distil(c => table.Count == 0 ? double.NaN : table.Column(0, c).Average());
    }
}
