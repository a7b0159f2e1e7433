using System.Collections.Immutable;
using LearningMechanics.Toys.Functions.Make;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Draws;

/// <summary>A function that stands after <c>~</c>.</summary>
internal abstract class DrawFunction : Function
{
    public override FunctionGroup Group => FunctionGroup.Draws;

    /// <summary>The shape that the sizes spell; a number where there are none.</summary>
    protected static Shape Sizes(FunctionCall call) => call.Many.IsEmpty ? Shape.Scalar : call.ShapeOf(call.Many);

    /// <summary>Makes the node of a draw whose operation is given by statement, ordinal and whether it is fresh.</summary>
    protected static Node Draw(FunctionCall call, Func<string, int, bool, DrawOp> op, params ImmutableArray<Node> inputs)
    {
        var scope = call.Draws
            ?? throw call.Error($"{call.Function.Name} draws random numbers, and draws stand after ~: write data x ~ {call.Function.Name}(…) or weight W ~ {call.Function.Name}(…)");
        var draw = op(scope.Name, scope.Next(), scope.Step is not null);
        return call.Graph.Apply(draw, scope.Step is { } step ? inputs.Add(step) : inputs);
    }

    /// <summary>Uniform on [0, 1).</summary>
    protected static Node DrawUniform(FunctionCall call, Shape shape) =>
        Draw(call, (name, ordinal, isFresh) => new UniformDraw(name, ordinal, shape, isFresh));
}
