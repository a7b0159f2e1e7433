using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary>A building block of networks or of their losses.</summary>
internal abstract class LearningFunction : Function
{
    public sealed override FunctionGroup Group => FunctionGroup.Learning;

    public sealed override Value Call(FunctionCall call) => new TensorValue(Build(call));

    protected abstract Node Build(FunctionCall call);

    protected static Node MeanAlong(Node x, int axis) => x.Graph.Sum(x, [axis], keepAxes: true) / x.Shape[axis];

    /// <summary>A number ≥ 0 known before running.</summary>
    protected static double Epsilon(FunctionCall call, double otherwise)
    {
        var eps = call.Number("eps", otherwise);
        return eps >= 0 ? eps : throw call.Error("eps", $"eps must not be negative, but this is {eps:R}");
    }
}
