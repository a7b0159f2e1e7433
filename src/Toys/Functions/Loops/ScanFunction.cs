using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Loops;

/// <summary><c>scan((h, l) -> …, start = x, over = range(depth))</c></summary>
internal sealed class ScanFunction : Function
{
    public override Signature Signature => "scan(f, start, over)";

    public override FunctionGroup Group => FunctionGroup.Loops;

    public override string Summary =>
        "As fold, but every state is kept: those after the first, second, … entry, stacked along a new leading axis.";

    public override string Example => """
        measure h = scan((h, l) -> h / 2 + l, start = 0, over = range(4))
        predict h = [0, 1, 2.5, 4.25]
        check h within 0.0001%
        """;

    public override Value Call(FunctionCall call) => Loop.Run(call, keeps: true);
}
