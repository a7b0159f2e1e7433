using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary>A function that makes a tensor, or rearranges one.</summary>
internal abstract class MakeFunction : Function
{
    public sealed override FunctionGroup Group => FunctionGroup.Make;

    public sealed override Value Call(FunctionCall call) => new TensorValue(Make(call));

    protected abstract Node Make(FunctionCall call);
}
