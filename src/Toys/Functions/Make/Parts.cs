using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary>The tensors to be joined: written one by one, as a list, or as a tensor whose rows they are.</summary>
internal static class Parts
{
    public static ImmutableArray<(CallArgument Argument, Node Node)> Of(FunctionCall call)
    {
        var given = call.Many;
        if (given is [{ Value: TupleValue { Items: var items } } tuple])
            given = [.. items.Select(i => tuple with { Value = i })];
        else if (given is [var only] && call.Tensor(only) is { Shape.Rank: > 0 } rows)
            return [.. Enumerable.Range(0, rows.Shape[0]).Select(i => (only, call.Graph.Row(rows, i)))];
        return given.IsEmpty
            ? throw call.Error($"{call.Function.Name} needs something to join: it is {call.Function.Signature.Text}")
            : [.. given.Select(g => (g, call.Tensor(g)))];
    }

    /// <summary>An axis of the result, counted from 0.</summary>
    public static int Axis(FunctionCall call, int rank)
    {
        var axis = call.Whole("axis", 0);
        return axis >= -rank && axis < rank
            ? (axis < 0 ? axis + rank : axis)
            : throw call.Error("axis", rank == 0
                ? $"numbers have no axis to join along: use stack or a list"
                : $"axis {axis} is out of range: these have axes {-rank}..{rank - 1}");
    }
}
