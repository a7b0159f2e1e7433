using LearningMechanics.Toys.Functions.Make;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions;

/// <summary>Checks that arguments fit one another, and says which do not.</summary>
internal static class Broadcasting
{
    /// <summary>The shape that tensors broadcast to together.</summary>
    public static Shape Broadcast(this FunctionCall call, params ReadOnlySpan<(string Name, Node Node)> arguments)
    {
        var (first, shape) = (arguments[0], arguments[0].Node.Shape);
        foreach (var (name, node) in arguments[1..])
            shape = Shape.Broadcast(shape, node.Shape) ?? throw call.Error(
                name, $"{call.Function.Name}: {name} has shape {node.Shape}, which does not broadcast with {first.Name} of shape {shape}");
        return call.Holdable(shape);
    }
}
