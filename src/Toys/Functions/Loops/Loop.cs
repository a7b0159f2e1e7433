using System.Collections.Immutable;
using LearningMechanics.Toys.Functions.Theory;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Loops;

/// <summary>What <c>fold</c> and <c>scan</c> share: a function of a state and an entry, called for one entry after the other.</summary>
/// <remarks>The loop is one node. Where the function needs an entry before the run, as the size of a tensor or an index into a
/// list, and the entries are few, it is called for each of them instead.</remarks>
internal sealed class Loop
{
    private const int MostCalls = 64;
    private const int LongestList = 4096;

    private readonly FunctionCall _call;
    private readonly CallableValue _function;
    private readonly StateForm _form;
    private readonly ImmutableArray<Node> _start;
    private readonly bool _keeps;

    private Loop(FunctionCall call, bool keeps)
    {
        (_call, _keeps) = (call, keeps);
        _function = call.Callable("f");
        (_form, _start) = StateForm.Of(call, call["start"]);
    }

    /// <summary>The last state, or with <paramref name="keeps"/> the states after every pass, stacked.</summary>
    /// <param name="call">A call with the parameters <c>f</c>, <c>start</c> and <c>over</c>.</param>
    public static Value Run(FunctionCall call, bool keeps)
    {
        var loop = new Loop(call, keeps);
        var over = call["over"].Value;
        if (over is TupleValue list)
            return list.Items.Length <= LongestList
                ? loop.Unroll(list.Items)
                : throw call.Error("over", $"{list.Items.Length} entries of different shapes are too many ({LongestList} at most)");
        var entries = call.Tensor("over");
        if (entries.Shape.IsScalar)
            throw call.Error("over", $"{call.Function.Name} runs over the entries of a tensor or a list, not a number; did you mean range(…)?");
        try
        {
            return loop.Scan(entries);
        }
        catch (ToyError) when (entries.Shape[0] is > 0 and <= MostCalls && loop.TryUnroll(entries, out var unrolled))
        {
            return unrolled;
        }
    }

    /// <summary>Calls the function for every entry; false where that does not work either, so that the first error is the one to tell.</summary>
    private bool TryUnroll(Node entries, out Value unrolled)
    {
        try
        {
            unrolled = Unroll([.. Enumerable.Range(0, entries.Shape[0]).Select(Value (i) => new TensorValue(entries.Graph.Row(entries, i)))], keepsShapes: true);
            return true;
        }
        catch (ToyError)
        {
            unrolled = new PoisonValue();
            return false;
        }
    }

    private Value Unroll(ImmutableArray<Value> entries, bool keepsShapes = false)
    {
        var state = _start;
        var kept = new List<ImmutableArray<Node>>();
        foreach (var entry in entries)
        {
            var next = Step(state, entry);
            if (keepsShapes && (kept.Count > 0 || !Widens(state, next)))
                RequireShapes(state, next);
            kept.Add(state = next);
        }

        if (!_keeps)
            return _form.Build(state);
        foreach (var later in kept.Skip(1))
            RequireShapes(kept[0], later);
        return _form.Build([.. _start.Select((s, i) => kept.Count == 0
            ? _call.Graph.Zeros(s.Shape.Insert(0, 0))
            : _call.Graph.Stack([.. kept.Select(k => k[i])]))]);
    }

    private Value Scan(Node entries)
    {
        var graph = _call.Graph;
        var entry = graph.Parameter("entry", new TensorType(entries.Shape.Skip(1), entries.IsTruth));
        ImmutableArray<Node> Parameters(ImmutableArray<Node> state) => [.. state.Select(s => graph.Parameter("state", s.Type))];
        var parameters = Parameters(_start);
        var results = Step(parameters, new TensorValue(entry));
        if (entries.Shape[0] > 0 && !SameShapes(_start, results) && Widens(_start, results))
            return ScanAfterFirst(entries);
        RequireShapes(_start, results);
        return Collect(_start, entries, new Body([.. parameters, entry], results), first: null);
    }

    /// <summary>A number that the first pass turns into a vector, as in <c>fold((s, x) -> s + x, start = 0, over = xs)</c>: the first
    /// pass stands before the loop.</summary>
    private Value ScanAfterFirst(Node entries)
    {
        var graph = _call.Graph;
        var first = Step(_start, new TensorValue(graph.Row(entries, 0)));
        var rest = graph.SliceAxis(entries, 0, 1, entries.Shape[0] - 1);
        var entry = graph.Parameter("entry", new TensorType(entries.Shape.Skip(1), entries.IsTruth));
        ImmutableArray<Node> parameters = [.. first.Select(s => graph.Parameter("state", s.Type))];
        var results = Step(parameters, new TensorValue(entry));
        RequireShapes(first, results);
        return Collect(first, rest, new Body([.. parameters, entry], results), first);
    }

    private Value Collect(ImmutableArray<Node> start, Node entries, Body body, ImmutableArray<Node>? first)
    {
        var graph = _call.Graph;
        var parts = start.Length;
        if (_keeps)
            body = new Body(body.Parameters, [.. body.Results, .. body.Results]);
        var loop = graph.Apply(new Scan(body, entries.Shape[0], parts, 1), [.. start, entries]);
        if (!_keeps)
            return _form.Build([.. start.Select((_, i) => graph.Part(loop, i))]);
        Node Kept(int i) => graph.Part(loop, parts + i);
        return _form.Build([.. start.Select((_, i) => first is null
            ? Kept(i)
            : graph.Concatenate(0, [graph.Reshape(first.Value[i], first.Value[i].Shape.Insert(0, 1)), Kept(i)]))]);
    }

    private ImmutableArray<Node> Step(ImmutableArray<Node> state, Value entry) =>
        _form.Read(_call, _function.Call([_form.Build(state), entry], _call.Span));

    private static bool SameShapes(ImmutableArray<Node> before, ImmutableArray<Node> after) =>
        before.Zip(after).All(p => p.First.Shape == p.Second.Shape);

    private static bool Widens(ImmutableArray<Node> before, ImmutableArray<Node> after) =>
        before.Zip(after).All(p => Shape.Broadcast(p.First.Shape, p.Second.Shape) == p.Second.Shape);

    private void RequireShapes(ImmutableArray<Node> before, ImmutableArray<Node> after)
    {
        foreach (var (b, a) in before.Zip(after))
            if (b.Shape != a.Shape)
                throw _call.Error($"{_call.Function.Name}: the state has shape {b.Shape}, but the function makes {a.Shape} of it; both must have one shape");
    }
}
