using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Elementwise;

/// <summary>A function of one number, applied to every element of a tensor of any shape.</summary>
internal abstract class ElementwiseFunction : Function
{
    public sealed override FunctionGroup Group => FunctionGroup.Elementwise;

    public sealed override Value Call(FunctionCall call) => new TensorValue(Apply(call.Tensor("x")));

    protected abstract Node Apply(Node x);
}
