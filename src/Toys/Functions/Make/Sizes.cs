using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary>Reads whole numbers and shapes among arguments: <c>3, 4</c>, <c>[3, 4]</c> or <c>(3, 4)</c>.</summary>
internal static class Sizes
{
    /// <summary>The most elements that a tensor may have: what one array holds.</summary>
    public const long Most = int.MaxValue;

    /// <summary>A shape that the arguments spell, refused where no array could hold it.</summary>
    public static Shape ShapeOf(this FunctionCall call, ImmutableArray<CallArgument> arguments)
    {
        if (arguments.IsEmpty)
            throw call.Error($"{call.Function.Name} needs at least one size: it is {call.Function.Signature.Text}");
        var shape = arguments is [{ Value: TupleValue { Items: var items } } tuple]
            ? Shape.Of([.. items.Select(i => call.Size(tuple with { Value = i }))])
            : call.Sizes(arguments);
        return call.Holdable(shape);
    }

    /// <summary>The shape itself, if an array can hold it.</summary>
    public static Shape Holdable(this FunctionCall call, Shape shape) => shape.Count <= Most
        ? shape
        : throw call.Error($"{call.Function.Name} would make a tensor {shape}: more elements than the {Most} that one may have");

    /// <summary>Whole numbers known before running, one or a list of them.</summary>
    public static ImmutableArray<int> WholeNumbers(this FunctionCall call, CallArgument argument)
    {
        if (argument.Value is TupleValue { Items: var items })
            return [.. items.Select(i => WholeNumber(call, argument, call.Tensor(argument with { Value = i }).ConstantScalar))];
        var node = call.Tensor(argument);
        return node.Shape.Rank <= 1 && node.ConstantValues is { } values
            ? [.. values.Select(v => WholeNumber(call, argument, v))]
            : [WholeNumber(call, argument, node.ConstantScalar)];
    }

    private static int WholeNumber(FunctionCall call, CallArgument argument, double? value) => value switch
    {
        null => throw call.Error(argument, $"{call.Function.Name} needs whole numbers known before running here: they may use params and numbers, but no data, weights or step"),
        { } known when known != Math.Floor(known) || Math.Abs(known) >= int.MaxValue =>
            throw call.Error(argument, $"{call.Function.Name} needs a whole number here, not {known:R}"),
        { } known => (int)known,
    };
}
