using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>A function that takes a state to something of the same form and shapes: a next state, a velocity, a residual.</summary>
/// <param name="Form">The form of the state.</param>
/// <param name="Start">The tensors of the state it begins with.</param>
/// <param name="Parameters">What stands for these inside the function.</param>
/// <param name="Results">What the function makes of them.</param>
internal sealed record StateMap(StateForm Form, ImmutableArray<Node> Start, ImmutableArray<Node> Parameters, ImmutableArray<Node> Results)
{
    /// <summary>Shapes that grow at every pass never settle.</summary>
    private const int MostPasses = 2;

    /// <summary>Reads the arguments of a call: a function and where it starts.</summary>
    /// <remarks>A number that the function makes a vector of starts as that vector: every component at the number.</remarks>
    /// <exception cref="ToyError">The function does not keep the form or the shapes of the state.</exception>
    public static StateMap Of(FunctionCall call, string function, string start)
    {
        var callable = call.Callable(function);
        var (form, parts) = StateForm.Of(call, call[start]);
        for (var pass = 0; ; pass++)
        {
            ImmutableArray<Node> parameters = [.. parts.Select(p => call.Graph.Parameter("state", p.Type))];
            var results = form.Read(call, callable.Call([form.Build(parameters)], call.Span));
            var shapes = parts.Zip(results, (p, r) => Shape.Broadcast(p.Shape, r.Shape) ?? throw Mismatch(call, p, r)).ToArray();
            if (shapes.Zip(parts).All(s => s.First == s.Second.Shape))
                return new StateMap(form, parts, parameters, [.. results.Zip(shapes, call.Graph.BroadcastTo)]);
            if (pass == MostPasses)
                throw Mismatch(call, parts[0], results[0]);
            parts = [.. parts.Zip(shapes, call.Graph.BroadcastTo)];
        }
    }

    private static ToyError Mismatch(FunctionCall call, Node before, Node after) =>
        call.Error($"{call.Function.Name}: the state has shape {before.Shape}, but the function makes {after.Shape} of it; both must have one shape");
}
