using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Loops;

/// <summary><c>fold((h, l) -> …, start = x, over = range(depth))</c></summary>
internal sealed class Fold : Function
{
    public override Signature Signature => "fold(f, start, over)";

    public override FunctionGroup Group => FunctionGroup.Loops;

    public override string Summary =>
        "The state after h ← f(h, l) for every entry l along the leading axis of `over`, from h = `start`: a tensor or a tuple whose shapes stay. "
        + "Over a list of tensors of different shapes, such as the weights of layers, the state's shape may change too. Differentiable.";

    public override string Example => """
        measure h = fold((h, l) -> h / 2 + l, start = 0, over = range(4))
        predict h = 4.25
        check h within 0.0001%
        """;

    public override Value Call(FunctionCall call) => Loop.Run(call, keeps: false);
}
