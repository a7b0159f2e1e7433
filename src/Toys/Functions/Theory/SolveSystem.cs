using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>solve_system(x -> F(x), start)</c></summary>
internal sealed class SolveSystem : Function
{
    /// <summary>A Jacobian with more entries is no small system of a theory.</summary>
    private const int MostUnknowns = 2000;

    public override Signature Signature => "solve_system(f, start)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "A solution of F(x) = 0 near `start`, with as many equations as unknowns, a tensor or a tuple: Newton's method with exact "
        + "derivatives, damped where its steps do not help. Diverges if it finds none. Differentiable.";

    public override string Example => """
        let (x, y) = solve_system((x, y) -> (x^2 + y^2 - 25, x - y + 1), (1, 1))
        measure point = [x, y]
        predict point = [3, 4]
        check point within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var map = StateMap.Of(call, "f", "start");
        var unknowns = map.Start.Sum(s => s.Shape.Count);
        if (unknowns > MostUnknowns)
            throw call.Error("start", $"solve_system takes at most {MostUnknowns} unknowns, not {unknowns}");
        var body = new Body(map.Parameters, [.. map.Results, ImplicitDerivative.Jacobian(map.Parameters, map.Results)]);
        var solution = call.Graph.Apply(new SystemSolution(body), map.Start);
        return map.Form.Build([.. map.Start.Select((_, i) => call.Graph.Part(solution, i))]);
    }
}

/// <summary>A solution of as many equations as unknowns. Inputs: where to begin.</summary>
/// <param name="Body">Unknowns ↦ what is to vanish, and the flat Jacobian.</param>
internal sealed record SystemSolution(Body Body) : RegionOp(Body)
{
    public override string Name => "solve_system";

    public override int OwnInputs => Parts;

    private int Parts => Body.Parameters.Length;

    private int Dimension => (int)Body.Parameters.Sum(r => r.Shape.Count);

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) =>
        SystemSolver.Cap * (BodyOperations() + 3.0 * Dimension * Dimension * Math.Max(1, Dimension));

    /// <summary>Evaluations of a few damped Newton steps.</summary>
    public override double LikelyOperations(Node node) => 25 * (BodyOperations() + 3.0 * Dimension * Dimension * Math.Max(1, Dimension));

    public override double Scratch(Node node) => (4.0 * Dimension + 8) * Dimension * 2;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [.. inputs.Take(Parts).Select(i => i.Type)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (start, result) = (PackedTensors<T>.Inputs(binding, 0, Parts), PackedTensors<T>.Outputs(binding, Parts));
        var (unknowns, equations) = (PackedTensors<T>.Parameters(body, 0, Parts), PackedTensors<T>.Results(body, 0, Parts));
        var jacobian = PackedTensors<T>.Results(body, Parts, 1);
        var (origin, cancellation) = (binding.Node.Origin, binding.Context.CancellationToken);
        var solver = new SystemSolver(Dimension, Precision.Epsilon<T>(), Evaluate);
        var packed = new double[Dimension];
        return () =>
        {
            start.Load(packed);
            if (!solver.TryRun(packed))
                throw new DivergenceException(
                    $"solve_system: no solution was found from this start; the equations miss zero by {solver.Residual:G3} where the search ended", origin);
            result.Store(packed);
        };

        void Evaluate(ReadOnlySpan<double> x, Span<double> f, Span<double> slopes)
        {
            cancellation.ThrowIfCancellationRequested();
            unknowns.Store(x);
            body.Run();
            equations.Load(f);
            jacobian.Load(slopes);
        }
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed) =>
        ImplicitDerivative.OfSystem(node, OwnInputs, needed, Body.Parameters, Body.Results[..Parts], cotangents);
}
