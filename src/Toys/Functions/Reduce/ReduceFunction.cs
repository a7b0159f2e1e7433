using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>A function with parameters <c>x</c>, <c>axis</c> and <c>keepdims</c> that makes fewer elements of many.</summary>
internal abstract class ReduceFunction : Function
{
    public sealed override FunctionGroup Group => FunctionGroup.Reduce;

    public sealed override Value Call(FunctionCall call) => new TensorValue(Reduce(call, ReducedAxes.Of(call, call.Tensor("x"))));

    protected abstract Node Reduce(FunctionCall call, ReducedAxes axes);
}
