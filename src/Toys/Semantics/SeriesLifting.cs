using System.Collections.Immutable;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Ordinary expressions on series: operators and functions act on every entry, entries are matched by their keys.</summary>
internal static class SeriesLifting
{
    /// <summary>An operator on two values of which at least one is a series.</summary>
    public static SeriesValue Combine(ExpressionElaborator elaborator, Value left, Value right, SourceSpan span, Func<Node, Node, Node> apply)
    {
        var aligned = Align(elaborator, [left, right], span);
        var rank = aligned.Max(a => a.Item.Rank);
        return new SeriesValue(aligned[0].Keys, apply(aligned[0].WithRank(rank), aligned[1].WithRank(rank)));
    }

    /// <summary>A function of the language on arguments of which at least one is a series: called once per entry, except for
    /// elementwise functions, which take all entries at once.</summary>
    public static Value Call(ExpressionElaborator elaborator, Function function, ImmutableArray<CallArgument> arguments, SourceSpan span)
    {
        var places = Enumerable.Range(0, arguments.Length).Where(i => arguments[i].Value is SeriesValue).ToArray();
        var aligned = Align(elaborator, [.. places.Select(i => arguments[i].Value)], span);
        var keys = aligned[0].Keys;
        if (function.Group == FunctionGroup.Elementwise && places.Length == arguments.Length)
        {
            var rank = aligned.Max(a => a.Item.Rank);
            ImmutableArray<CallArgument> whole = [.. arguments.Select((a, i) => a with { Value = new TensorValue(aligned[i].WithRank(rank)) })];
            return new SeriesValue(keys, elaborator.TensorOf(elaborator.CallFunction(function, whole, null, span), span));
        }

        var entries = ImmutableArray.CreateBuilder<Node>(keys.Length);
        for (var k = 0; k < keys.Length; k++)
        {
            var single = arguments.ToArray();
            for (var p = 0; p < places.Length; p++)
                single[places[p]] = single[places[p]] with { Value = new TensorValue(elaborator.Graph.Row(aligned[p].Values, k)) };
            entries.Add(elaborator.TensorOf(elaborator.CallFunction(function, [.. single], null, span), span));
        }

        return keys.IsEmpty ? throw Empty(span) : new SeriesValue(keys, elaborator.Graph.Stack(entries.ToImmutable()));
    }

    /// <summary>An index applies to every entry.</summary>
    public static Value Index(ExpressionElaborator elaborator, SeriesValue series, ImmutableArray<ResolvedSubscript> subscripts, SourceSpan span)
    {
        ImmutableArray<ResolvedSubscript> all = [new ResolvedSubscript.Range(null, null, null, span), .. subscripts];
        return series with { Values = Indexing.Apply(elaborator.Graph, series.Values, all, span) };
    }

    /// <summary>A list of series is a series of vectors.</summary>
    public static Value Stack(ExpressionElaborator elaborator, ImmutableArray<Value> items, SourceSpan span)
    {
        var aligned = Align(elaborator, items, span);
        var parts = aligned.Select(a => elaborator.Graph.Reshape(a.Values, a.Values.Shape.Insert(1, 1))).ToImmutableArray();
        return new SeriesValue(aligned[0].Keys, elaborator.Graph.Concatenate(1, parts));
    }

    /// <summary>Series cut to the keys they share; anything else repeated for each of those.</summary>
    public static ImmutableArray<AlignedSeries> Align(ExpressionElaborator elaborator, ImmutableArray<Value> values, SourceSpan span)
    {
        var keys = values.OfType<SeriesValue>().Select(s => s.Keys).Aggregate((a, b) => a.SequenceEqual(b) ? a : [.. a.Intersect(b).Order()]);
        if (keys.IsEmpty)
            throw Empty(span);
        var graph = elaborator.Graph;
        return [.. values.Select(v => v is SeriesValue series ? Cut(series) : Repeat(elaborator.TensorOf(v, span)))];

        AlignedSeries Cut(SeriesValue series)
        {
            if (series.Keys.SequenceEqual(keys))
                return new AlignedSeries(keys, series.Values);
            var places = keys.Select(k => (double)series.Keys.BinarySearch(k)).ToArray();
            return new AlignedSeries(keys, graph.Gather(series.Values, graph.Constant(places, new Shape(places.Length))));
        }

        AlignedSeries Repeat(Node node) =>
            new(keys, graph.BroadcastTo(graph.Reshape(node, node.Shape.Insert(0, 1)), node.Shape.Insert(0, keys.Length)));
    }

    private static ToyError Empty(SourceSpan span) =>
        new(span, "these series have no step in common; sample them at the same steps (every K, at STEPS)");
}

/// <summary>Values (T, …) at common keys.</summary>
internal readonly record struct AlignedSeries(ImmutableArray<int> Keys, Node Values)
{
    /// <summary>Shape of one entry.</summary>
    public Shape Item => Values.Shape.Skip(1);

    /// <summary>The values with axes of length 1 put in after the first, so that entries of another rank broadcast.</summary>
    public Node WithRank(int rank)
    {
        var shape = Values.Shape;
        while (shape.Rank < rank + 1)
            shape = shape.Insert(1, 1);
        return Values.Graph.Reshape(Values, shape);
    }
}
