using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>What a call of <c>ode</c> or <c>recur</c> returns: the state, or what <c>out</c> makes of it, when <c>at</c> says.</summary>
internal static class Evolution
{
    /// <param name="call">A call with the parameters <c>out?</c> and <c>at?</c>.</param>
    /// <param name="clock">The run's own clock, which counts without <c>at</c>.</param>
    /// <param name="stateAt">The state at a moment.</param>
    /// <returns>One value; with a vector of moments, one for each, stacked.</returns>
    public static Value Read(FunctionCall call, Node clock, Func<Node, Value> stateAt)
    {
        if (!call.Has("at"))
            return Out(call, clock, clock, stateAt);
        var moments = call.Tensor("at");
        if (moments.Shape.Rank > 1)
            throw call.Error("at", $"{call.Function.Name} takes a number or a vector for at, not a tensor of shape {moments.Shape}");
        return moments.Shape.IsScalar ? Out(call, clock, moments, stateAt) : AtEach(call, clock, moments, stateAt);
    }

    /// <summary>Whether a node whose first input is a moment goes on from one evaluation to the next: the clock alone moves.</summary>
    public static bool GoesOn(Node node) =>
        node.Inputs[0].Op is ScalarLeaf && node.Inputs.Skip(1).All(i => i is { Dependence: < Dependence.Step, FreeParameters.IsEmpty: true });

    private static Value AtEach(FunctionCall call, Node clock, Node moments, Func<Node, Value> stateAt)
    {
        var moment = call.Graph.Parameter("at", TensorType.Scalar);
        var value = Out(call, clock, moment, stateAt);
        var (form, parts) = StateForm.Of(call, new CallArgument(null, value, call.Span));
        var each = call.Graph.Apply(new Scan(new Body([moment], parts), moments.Shape[0], 0, 1), moments);
        return form.Build([.. parts.Select((_, i) => call.Graph.Part(each, i))]);
    }

    /// <summary>In <c>out</c> the clock stands at the moment in question.</summary>
    private static Value Out(FunctionCall call, Node clock, Node moment, Func<Node, Value> stateAt)
    {
        var state = stateAt(moment);
        if (!call.Has("out"))
            return state;
        var value = call.Callable("out").Call([state], call.Span);
        return moment == clock ? value : Replace(value, new Substitution([(clock, moment)]));
    }

    private static Value Replace(Value value, Substitution substitution) => value switch
    {
        TensorValue { Node: var node } => new TensorValue(substitution.Apply(node)),
        OperatorValue matrix => new TensorValue(substitution.Apply(matrix.Form())),
        TupleValue tuple => new TupleValue([.. tuple.Items.Select(i => Replace(i, substitution))]),
        _ => value,
    };
}
