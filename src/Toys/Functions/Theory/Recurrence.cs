using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>The state of v ← next(k, v) after a number of steps that only a run tells. Inputs: the number, then the parts of the start.</summary>
/// <param name="Body">k and the parts of v ↦ the parts of the next v.</param>
/// <param name="IsRevisited">Whether earlier steps are asked for after later ones, so that states are worth keeping.</param>
internal sealed record Recurrence(Body Body, bool IsRevisited = false) : RegionOp(Body)
{
    /// <summary>Steps at most: of a run's own clock, which the run's length bounds, and of a number that only data tell.</summary>
    private const int ClockCap = 10_000_000;
    private const int Cap = 1_000_000;

    private const int MostKept = 256;
    private const int KeptElements = 1 << 20;

    public override string Name => "recur";

    public override int OwnInputs => 1 + Parts;

    private int Parts => Body.Results.Length;

    private int Dimension => (int)Body.Results.Sum(r => r.Shape.Count);

    private int Kept => IsRevisited ? Math.Clamp(KeptElements / Math.Max(1, Dimension), 8, MostKept) : 0;

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => Cap / Math.Max(1, Kept) * StepOperations();

    /// <summary>Advanced once if only the clock moves between evaluations; once more if it is set back.</summary>
    public override double OperationsOver(Node node, double evaluations, double steps) =>
        Evolution.GoesOn(node) ? Math.Min(evaluations, 2) * steps * StepOperations() : evaluations * Operations(node);

    public override double LikelyOperations(Node node) => 100 * StepOperations();

    private double StepOperations() => BodyOperations() + 2.0 * Dimension;

    public override double Scratch(Node node) => (2.0 + Kept) * Dimension * 2 + node.Inputs.Sum(i => (double)i.Shape.Count);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [.. inputs.Skip(1).Take(Parts).Select(i => i.Type)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (target, index) = (binding.Input(0), body.Parameter(0));
        var (start, result) = (PackedTensors<T>.Inputs(binding, 1, Parts), PackedTensors<T>.Outputs(binding, Parts));
        var (state, next) = (PackedTensors<T>.Parameters(body, 1, Parts), PackedTensors<T>.Results(body, 0, Parts));
        var (origin, cancellation) = (binding.Node.Origin, binding.Context.CancellationToken);
        var steps = new StepSequence(Dimension, Kept, Advance);
        var watch = new InputWatch<T>([.. Enumerable.Range(1, binding.Node.Inputs.Length - 1).Select(binding.Input)]);
        var packed = new double[Dimension];
        var cap = binding.Node.Inputs[0].Op is ScalarLeaf ? ClockCap : Cap;
        return () =>
        {
            var count = double.CreateSaturating(target.First);
            if (!(count >= 0 && count <= cap && count == Math.Floor(count)))
                throw new DivergenceException($"recur: at = {count:R} is no number of steps; it must be a whole number in 0..{cap}", origin);
            if (watch.HasChanged())
            {
                start.Load(packed);
                steps.Start(packed);
            }

            steps.Reach((int)count, packed);
            result.Store(packed);
        };

        void Advance(int k, Span<double> v)
        {
            if (k % 256 == 0)
                cancellation.ThrowIfCancellationRequested();
            index.Span[0] = T.CreateSaturating(k);
            state.Store(v);
            body.Run();
            next.Load(v);
        }
    }

    /// <summary>Another recursion, backwards: it carries the cotangents of the state and gathers those of what the body captured.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed)
    {
        var (graph, last) = (node.Graph, node.Inputs[0]);
        var captured = Enumerable.Range(OwnInputs, node.Inputs.Length - OwnInputs).Where(i => needed[i]).ToArray();
        Node[] g = [.. Enumerable.Range(0, Parts).Select(i => cotangents[i] ?? graph.Zeros(node.Outputs[i].Shape))];

        var done = graph.Parameter("step", TensorType.Scalar);
        Node[] lambda = [.. g.Select(c => graph.Parameter("adjoint", new TensorType(c.Shape)))];
        Node[] gathered = [.. captured.Select(i => graph.Parameter("gradient", new TensorType(node.Inputs[i].Shape)))];
        var earlier = last - 1 - done;
        var forward = graph.Apply(new Recurrence(Body, IsRevisited: true), [earlier, .. node.Inputs[1..OwnInputs]]);
        var pulled = Differentiation.Pullback(
            [.. Body.Results.Zip(lambda)], [.. Body.Parameters[1..], .. captured.Select(i => node.Inputs[i])]);
        var there = new Substitution(Body.Parameters.Select((p, i) => (p, i == 0 ? earlier : graph.Part(forward, i - 1))));
        Node[] moved = [.. pulled.Select(there.Apply)];
        var body = new Body(
            [done, .. lambda, .. gathered], [.. moved.Take(Parts), .. gathered.Zip(moved.Skip(Parts), graph.Add)]);
        var adjoint = graph.Apply(new Recurrence(body), [last, .. g, .. captured.Select(i => graph.Zeros(node.Inputs[i].Shape))]);

        var gradients = new Node?[node.Inputs.Length];
        for (var i = 0; i < Parts; i++)
            gradients[1 + i] = graph.Part(adjoint, i);
        for (var i = 0; i < captured.Length; i++)
            gradients[captured[i]] = graph.Part(adjoint, Parts + i);
        return gradients;
    }
}
