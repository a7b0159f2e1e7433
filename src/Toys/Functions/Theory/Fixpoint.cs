using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>fixpoint(q -> g(q), start)</c></summary>
internal sealed class Fixpoint : Function
{
    public override Signature Signature => "fixpoint(g, start)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "The fixed point q = g(q) that the iteration from `start` tends to, a tensor or a tuple, to a relative residual of 1e-13; "
        + "accelerated, and damped where the plain iteration cycles. Diverges if it has not converged after 4000 evaluations. Differentiable.";

    public override string Example => """
        measure q = fixpoint(q -> cos(q), 1)
        predict q = 0.739085133215161
        check q within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var map = StateMap.Of(call, "g", "start");
        var solution = call.Graph.Apply(new FixedPoint(new Body(map.Parameters, map.Results)), map.Start);
        return map.Form.Build([.. map.Start.Select((_, i) => call.Graph.Part(solution, i))]);
    }
}

/// <summary>The state that a map takes to itself. Inputs: where to begin.</summary>
/// <param name="Body">State ↦ its image.</param>
internal sealed record FixedPoint(Body Body) : RegionOp(Body)
{
    public override string Name => "fixpoint";

    public override int OwnInputs => Parts;

    private int Parts => Body.Results.Length;

    private int Dimension => (int)Body.Results.Sum(r => r.Shape.Count);

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => FixedPointIteration.Cap * (BodyOperations() + 60.0 * Dimension);

    /// <summary>Evaluations until a contraction has converged.</summary>
    public override double LikelyOperations(Node node) => 40 * (BodyOperations() + 60.0 * Dimension);

    public override double Scratch(Node node) => 18.0 * Dimension * 2;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [.. inputs.Take(Parts).Select(i => i.Type)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (start, result) = (PackedTensors<T>.Inputs(binding, 0, Parts), PackedTensors<T>.Outputs(binding, Parts));
        var (state, image) = (PackedTensors<T>.Parameters(body, 0, Parts), PackedTensors<T>.Results(body, 0, Parts));
        var (origin, cancellation) = (binding.Node.Origin, binding.Context.CancellationToken);
        var iteration = new FixedPointIteration(state.Bounds, typeof(T) == typeof(float) ? 1e-6 : 1e-13, Map);
        var packed = new double[Dimension];
        return () =>
        {
            start.Load(packed);
            if (!iteration.TryRun(packed))
                throw new DivergenceException(
                    double.IsFinite(iteration.Residual)
                        ? $"fixpoint: no convergence in {FixedPointIteration.Cap} evaluations; the residual is still {iteration.Residual:G3} of the state"
                        : "fixpoint: the function is not finite at the start",
                    origin);
            result.Store(packed);
        };

        void Map(ReadOnlySpan<double> q, Span<double> g)
        {
            cancellation.ThrowIfCancellationRequested();
            state.Store(q);
            body.Run();
            image.Load(g);
        }
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed) =>
        ImplicitDerivative.OfSystem(
            node, OwnInputs, needed, Body.Parameters, [.. Body.Parameters.Zip(Body.Results, node.Graph.Subtract)], cotangents);
}
