using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>The solution of u′ = f(t, u) from u(0), at one time. Inputs: the time, then the parts of u(0).</summary>
/// <param name="Body">t and the parts of u ↦ the parts of u′.</param>
/// <param name="IsRevisited">Whether earlier times are asked for after later ones, so that states are worth keeping.</param>
internal sealed record InitialValueProblem(Body Body, bool IsRevisited = false) : RegionOp(Body)
{
    private const int LongestCap = 400_000;
    private const int RevisitedCap = 20_000;
    private const int MostKept = 256;
    private const int KeptElements = 1 << 20;

    public override string Name => "ode";

    public override int OwnInputs => 1 + Parts;

    /// <summary>Evaluations of f from the start to the last time asked for; when revisited, from one kept state on.</summary>
    private int EvaluationCap => IsRevisited ? RevisitedCap : LongestCap;

    private int Parts => Body.Results.Length;

    private int Dimension => (int)Body.Results.Sum(r => r.Shape.Count);

    private int Kept => IsRevisited ? Math.Clamp(KeptElements / Math.Max(1, Dimension), 8, MostKept) : 0;

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => (double)EvaluationCap * (BodyOperations() + 20.0 * Dimension);

    /// <summary>Evaluations from one sample to the next, or along the whole way.</summary>
    /// <summary>Integrated once if only the clock moves between evaluations; once more if it is set back.</summary>
    public override double OperationsOver(Node node, double evaluations, double steps) =>
        Evolution.GoesOn(node) ? Math.Min(evaluations, 2) * Operations(node) : evaluations * Operations(node);

    public override double LikelyOperations(Node node) => (IsRevisited || node.Inputs[0].Dependence >= Dependence.Step ? 60 : 1000) * (BodyOperations() + 20.0 * Dimension);

    public override double Scratch(Node node) => (18.0 + Kept) * Dimension * 2 + node.Inputs.Sum(i => (double)i.Shape.Count);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [.. inputs.Skip(1).Take(Parts).Select(i => i.Type)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (time, inner) = (binding.Input(0), body.Parameter(0));
        var (start, result) = (PackedTensors<T>.Inputs(binding, 1, Parts), PackedTensors<T>.Outputs(binding, Parts));
        var (state, velocity) = (PackedTensors<T>.Parameters(body, 1, Parts), PackedTensors<T>.Results(body, 0, Parts));
        var isSingle = typeof(T) == typeof(float);
        var integrator = new DormandPrince(Dimension, FindVelocity, binding.Context.CancellationToken)
        {
            RelativeTolerance = isSingle ? 1e-5 : 1e-9,
            // A state may start tiny and grow: only its own size tells what is small.
            AbsoluteTolerance = isSingle ? 1e-30 : 1e-100,
            RelativeFloor = isSingle ? 1e-8 : 1e-16,
            EvaluationCap = EvaluationCap,
            Origin = binding.Node.Origin,
        };
        // A time that no clock moves is the end: beyond it the equation need not make sense.
        var isEnd = binding.Node.Inputs[0] is { Dependence: < Dependence.Step, FreeParameters.IsEmpty: true };
        var trajectory = new Trajectory(integrator, Dimension, Kept);
        var watch = new InputWatch<T>([.. Enumerable.Range(1, binding.Node.Inputs.Length - 1).Select(binding.Input)]);
        var packed = new double[Dimension];
        return () =>
        {
            var at = double.CreateSaturating(time.First);
            if (!double.IsFinite(at))
                throw new DivergenceException($"ode: the time is {at}", binding.Node.Origin);
            if (watch.HasChanged() || isEnd && integrator.End != at)
            {
                start.Load(packed);
                integrator.End = isEnd ? at : double.NaN;
                trajectory.Start(packed);
            }

            trajectory.Reach(at, packed);
            result.Store(packed);
        };

        void FindVelocity(double t, ReadOnlySpan<double> u, Span<double> du)
        {
            inner.Span[0] = T.CreateSaturating(t);
            state.Store(u);
            body.Run();
            velocity.Load(du);
        }
    }

    /// <summary>The adjoint equation λ′ = −(∂f/∂u)ᵀλ, integrated back from the time in question; what the body captured gains
    /// ∫ (∂f/∂θ)ᵀλ on the way. The forward solution is integrated again, not backwards: that would be unstable.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed)
    {
        var (graph, end) = (node.Graph, node.Inputs[0]);
        var captured = Enumerable.Range(OwnInputs, node.Inputs.Length - OwnInputs).Where(i => needed[i]).ToArray();
        Node[] g = [.. Enumerable.Range(0, Parts).Select(i => cotangents[i] ?? graph.Zeros(node.Outputs[i].Shape))];

        var elapsed = graph.Parameter("t", TensorType.Scalar);
        Node[] lambda = [.. g.Select(c => graph.Parameter("adjoint", new TensorType(c.Shape)))];
        Node[] gathered = [.. captured.Select(i => graph.Parameter("gradient", new TensorType(node.Inputs[i].Shape)))];
        var earlier = end - elapsed;
        var forward = graph.Apply(new InitialValueProblem(Body, IsRevisited: true), [earlier, .. node.Inputs[1..OwnInputs]]);
        var pulled = Differentiation.Pullback(
            [.. Body.Results.Zip(lambda)], [.. Body.Parameters[1..], .. captured.Select(i => node.Inputs[i])]);
        var there = new Substitution(Body.Parameters.Select((p, i) => (p, i == 0 ? earlier : graph.Part(forward, i - 1))));
        var body = new Body([elapsed, .. lambda, .. gathered], [.. pulled.Select(there.Apply)]);
        var adjoint = graph.Apply(
            new InitialValueProblem(body), [end, .. g, .. captured.Select(i => graph.Zeros(node.Inputs[i].Shape))]);

        var gradients = new Node?[node.Inputs.Length];
        gradients[0] = needed[0] ? TimeDerivative(node, g) : null;
        for (var i = 0; i < Parts; i++)
            gradients[1 + i] = graph.Part(adjoint, i);
        for (var i = 0; i < captured.Length; i++)
            gradients[captured[i]] = graph.Part(adjoint, Parts + i);
        return gradients;
    }

    /// <summary>du/dt at the time in question is f.</summary>
    private Node TimeDerivative(Node node, Node[] g)
    {
        var graph = node.Graph;
        var velocity = Inline([node.Inputs[0], .. Enumerable.Range(0, Parts).Select(i => graph.Part(node, i))]);
        return velocity.Zip(g, graph.Dot).Aggregate(graph.Add);
    }
}
