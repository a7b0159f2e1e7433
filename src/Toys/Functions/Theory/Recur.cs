using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>recur(v -> next(v), start = v0)</c></summary>
internal sealed class Recur : Function
{
    public override Signature Signature => "recur(next, start, out?, at?)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "The recursion v ← next(v) from v = `start` at step 0: a tensor or a tuple, and next may use `step`. Without `at` it is taken "
        + "at the run's step; `at = K` gives it after K steps, or after each of a vector of numbers of steps. `out` says what to return "
        + "of the state. Advanced once per run. Differentiable.";

    public override string Example => """
        measure u = recur((a, b) -> (b, a + b), start = (0, 1), out = (a, b) -> a, at = 20)
        predict u = 6765
        check u within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (graph, clock) = (call.Graph, call.Scope.Step);
        var map = StateMap.Of(call, "next", "start");
        var step = graph.Parameter("step", TensorType.Scalar);
        var substitution = new Substitution([(clock, step)]);
        var body = new Body([step, .. map.Parameters], [.. map.Results.Select(substitution.Apply)]);
        return Evolution.Read(call, clock, moment =>
        {
            var solution = moment.ConstantScalar is null ? graph.Apply(new Recurrence(body), [moment, .. map.Start]) : Loop(call, map, body);
            return map.Form.Build([.. map.Start.Select((_, i) => graph.Part(solution, i))]);
        });
    }

    /// <summary>A number of steps known before running is a plain loop, which counts along.</summary>
    private static Node Loop(FunctionCall call, StateMap map, Body body)
    {
        var (graph, step) = (call.Graph, body.Parameters[0]);
        var counting = new Body([.. map.Parameters, step], [.. body.Results, step + 1]);
        ImmutableArray<Node> start = [.. map.Start, graph.Scalar(0)];
        return graph.Apply(new Scan(counting, call.Size("at"), start.Length, 0), start);
    }
}
