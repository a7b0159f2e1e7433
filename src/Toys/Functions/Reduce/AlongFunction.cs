using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Reduce;

/// <summary>A function with parameters <c>x</c> and <c>axis</c> that works along one axis, the last unless named, and keeps the shape.</summary>
internal abstract class AlongFunction : Function
{
    public sealed override FunctionGroup Group => FunctionGroup.Reduce;

    public sealed override Value Call(FunctionCall call)
    {
        var x = call.Tensor("x");
        if (x.Shape.IsScalar)
            throw call.Error("x", $"{Name} works along an axis, and a number has none");
        var axis = call.Axis(x) ?? x.Shape.Rank - 1;
        return new TensorValue(ReducedAxes.Along(x, axis, rows => Rows(call, rows)));
    }

    /// <summary>(…, n) → (…, n), row by row.</summary>
    protected abstract Node Rows(FunctionCall call, Node rows);
}
