using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>ode(u -> rhs(u), start = u0)</c></summary>
internal sealed class Ode : Function
{
    public override Signature Signature => "ode(rhs, start, out?, at?)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "The solution of du/dt = rhs(u) from u = `start` at t = 0: a tensor or a tuple, which may use `t`. Without `at` it is taken at "
        + "the run's gradient-flow time; `at = T` gives it at one time, or at each of a vector of times. `out` says what to return of "
        + "the state. Dormand–Prince 5(4) with relative tolerance 1e-9, integrated once per run; explicit, so a stiff equation or a "
        + "blow-up diverges, and says at which time. Differentiable.";

    public override string Example => """
        let (x, v) = ode((x, v) -> (v, -x), start = (1, 0), at = pi / 3)
        measure state = [x, v]
        predict state = [cos(pi / 3), -sin(pi / 3)]
        check state within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var (graph, clock) = (call.Graph, call.Scope.Time);
        var map = StateMap.Of(call, "rhs", "start");
        var t = graph.Parameter("t", TensorType.Scalar);
        var substitution = new Substitution([(clock, t)]);
        var problem = new InitialValueProblem(new Body([t, .. map.Parameters], [.. map.Results.Select(substitution.Apply)]));
        return Evolution.Read(call, clock, moment =>
        {
            var solution = graph.Apply(problem, [moment, .. map.Start]);
            return map.Form.Build([.. map.Start.Select((_, i) => graph.Part(solution, i))]);
        });
    }
}
