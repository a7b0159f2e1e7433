using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary>What the normalizations have in common.</summary>
internal static class Normalization
{
    public static int Axis(FunctionCall call, Node x)
    {
        if (x.Shape.IsScalar)
            throw call.Error("x", $"{call.Function.Name} works along an axis, and a number has none");
        var axis = call.Axis(x) ?? x.Shape.Rank - 1;
        return x.Shape[axis] > 0
            ? axis
            : throw call.Error("x", $"{call.Function.Name} needs at least one element along axis {axis} of {x.Shape}");
    }

    /// <summary>Times <c>scale</c>, plus <c>shift</c>; neither may widen the result.</summary>
    public static Node Affine(FunctionCall call, Node y)
    {
        if (Factor(call, "scale", y) is { } scale)
            y *= scale;
        return Factor(call, "shift", y) is { } shift ? y + shift : y;
    }

    private static Node? Factor(FunctionCall call, string parameter, Node y)
    {
        if (!call.Has(parameter))
            return null;
        var factor = call.Tensor(parameter);
        return Shape.Broadcast(factor.Shape, y.Shape) == y.Shape
            ? factor
            : throw call.Error(parameter, $"{parameter} of shape {factor.Shape} does not broadcast to x of shape {y.Shape}");
    }
}
