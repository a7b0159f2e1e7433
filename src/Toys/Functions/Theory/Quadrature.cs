using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary>Which integral: the grid it begins with.</summary>
internal enum IntegrationDomain
{
    /// <summary>0 to 1, refined towards 0.</summary>
    Unit,

    /// <summary>0 to ∞ against a normal density that the integrand contains.</summary>
    Normal,

    /// <summary>The same for the plane: an angle from 0 to 1, a radius from 0 to ∞.</summary>
    NormalPlane,
}

/// <summary>Integrals of functions of one or two numbers. No inputs of its own: ends and densities are part of the integrand.</summary>
/// <param name="Body">The point ↦ the integrands; with several lanes the point, and vectors of points ↦ the integrands, and the
/// integrands with a leading axis. The form for one point is what derivatives are made from.</param>
/// <param name="Domain">Where to integrate.</param>
/// <param name="Terms">So many integrands after one another will be added up, and may cancel: the largest sets their scale.</param>
/// <param name="Lanes">Points that are evaluated at once.</param>
internal sealed record Quadrature(Body Body, IntegrationDomain Domain, int Terms, int Lanes) : RegionOp(Body)
{
    private const double Tolerance = 1e-12;
    private const double PlaneTolerance = 1e-10;
    private const double SingleTolerance = 1e-6;

    /// <summary>What is accepted where the last cuts leave an estimate of more.</summary>
    private const double AcceptedError = 1e-8;
    private const double AcceptedPlaneError = 1e-6;
    private const double AcceptedSingleError = 1e-4;

    /// <summary>Rectangles that the plane is cut into at most: what is smooth needs a tenth, and for the rest there are rays.</summary>
    private const int MostRectangles = 800;

    public override string Name => "integrate";

    public override int OwnInputs => 0;

    private int Dimension => Domain == IntegrationDomain.NormalPlane ? 2 : 1;

    private int Functions => Lanes == 1 ? Body.Results.Length : Body.Results.Length / 2;

    private int Components => (int)Body.Results.Take(Functions).Sum(r => r.Shape.Count);

    private int MostCells => Dimension == 1 ? AdaptiveQuadrature.MostCells : MostRectangles;

    /// <summary>Points at most.</summary>
    private double Evaluations =>
        AdaptiveQuadrature.EvaluationCap(Dimension, Components, MostCells) + (Dimension == 2 ? RayQuadrature.EvaluationCap(Components) : 0);

    private IntegrationGrid Grid => Domain switch
    {
        IntegrationDomain.Unit => IntegrationGrid.Unit,
        IntegrationDomain.Normal => IntegrationGrid.Normal,
        _ => IntegrationGrid.NormalPlane,
    };

    /// <summary>Sums of integrals over one domain, many points at once where the integrands' operations allow.</summary>
    /// <param name="graph">Where nodes are made.</param>
    /// <param name="point">The scalars that are integrated over.</param>
    /// <param name="sums">Per sum its terms, the same number in each.</param>
    /// <param name="domain">Where to integrate.</param>
    public static Node[] Of(TensorGraph graph, ImmutableArray<Node> point, IReadOnlyList<Node[]> sums, IntegrationDomain domain)
    {
        var (terms, body) = (sums[0].Length, new Body(point, [.. sums.SelectMany(s => s)]));
        // On a line many cells are wanted at once; along a ray two or three at a time.
        var lanes = (domain == IntegrationDomain.NormalPlane ? 4 : 8) * AdaptiveQuadrature.PointsPerCell(1);
        ImmutableArray<Node> points = [.. point.Select(_ => graph.Parameter("points", new TensorType(new Shape(lanes))))];
        var op = Lanewise.TryApply(body, points) is { } all
            ? new Quadrature(new Body([.. point, .. points], [.. body.Results, .. all]), domain, terms, lanes)
            : new Quadrature(body, domain, terms, 1);
        var integrals = graph.Apply(op);
        return [.. sums.Select((_, i) => Enumerable.Range(i * terms, terms).Select(k => graph.Part(integrals, k)).Aggregate(graph.Add))];
    }

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => Evaluations / Lanes * (BodyOperations() + 10.0 * Lanes * Components);

    /// <summary>Few cells are ever cut.</summary>
    public override double LikelyOperations(Node node) =>
        Operations(node) / Evaluations * (2.0 * Grid.Cells.Length * AdaptiveQuadrature.PointsPerCell(Dimension));

    public override double Scratch(Node node) =>
        2 * AdaptiveQuadrature.Memory(Dimension, Components, Lanes, MostCells) + (Dimension == 2 ? 2 * RayQuadrature.Memory(Components, Lanes) : 0);

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [.. Body.Results.Take(Functions).Select(r => new TensorType(r.Shape))];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var isSingle = typeof(T) == typeof(float);
        var (origin, cancellation) = (binding.Node.Origin, binding.Context.CancellationToken);
        var first = Lanes == 1 ? 0 : Functions;
        var points = PackedTensors<T>.Parameters(body, Lanes == 1 ? 0 : Dimension, Dimension);
        TensorBuffer<T>[] values = [.. Enumerable.Range(first, Functions).Select(body.Result)];
        var results = PackedTensors<T>.Outputs(binding, Functions);
        var scales = results.Bounds.Where((_, i) => i % Terms == 0).ToArray();
        var tolerance = isSingle ? SingleTolerance : Dimension == 1 ? Tolerance : PlaneTolerance;
        var quadrature = new AdaptiveQuadrature(Grid, scales, Lanes, tolerance, Sample, MostCells);
        var rays = Dimension == 2 ? new RayQuadrature(scales, Lanes, tolerance, Sample) : null;
        var integrals = new double[results.Length];
        var accepted = isSingle ? AcceptedSingleError : Dimension == 1 ? AcceptedError : AcceptedPlaneError;
        return () =>
        {
            quadrature.Run(integrals);
            var (isFinite, error) = (quadrature.IsFinite, quadrature.RelativeError);
            if (rays is not null && isFinite && error > tolerance)
            {
                rays.Run(integrals);
                (isFinite, error) = (rays.IsFinite, rays.RelativeError);
            }

            if (!isFinite)
                throw new DivergenceException("the integrand is not finite somewhere inside the range of integration", origin);
            if (error > accepted)
                throw new DivergenceException(
                    $"the integral did not converge: after all cuts its error may still be {error:G3} of it; it may not exist, or the integrand may jump too often", origin);
            results.Store(integrals);
        };

        void Sample(ReadOnlySpan<double> at, Span<double> into)
        {
            cancellation.ThrowIfCancellationRequested();
            points.Store(at);
            body.Run();
            for (var f = 0; f < values.Length; f++)
            {
                var source = values[f].Span;
                var width = source.Length / Lanes;
                for (var lane = 0; lane < Lanes; lane++)
                    for (var i = 0; i < width; i++)
                        into[lane * results.Length + results.Bounds[f] + i] = double.CreateSaturating(source[lane * width + i]);
            }
        }
    }

    /// <summary>The derivative of an integral is the integral of the derivative.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed)
    {
        var (graph, point) = (node.Graph, Body.Parameters[..Dimension]);
        var places = Enumerable.Range(0, node.Inputs.Length).Where(i => needed[i]).ToArray();
        var wanted = places.Select(i => node.Inputs[i]).ToArray();
        var fresh = point.Select(p => graph.Parameter("point", p.Type)).ToArray();
        var substitution = new Substitution(point.Zip(fresh));

        // Terms stay apart: their derivatives may cancel as they do.
        var sums = places.Select(_ => new Node[Terms]).ToArray();
        for (var term = 0; term < Terms; term++)
        {
            (Node, Node)[] outputs =
                [.. Enumerable.Range(0, Functions).Where(f => f % Terms == term && cotangents[f] is not null).Select(f => (Body.Results[f], cotangents[f]!))];
            var pulled = Differentiation.Pullback(outputs, wanted);
            for (var i = 0; i < places.Length; i++)
                sums[i][term] = substitution.Apply(pulled[i]);
        }

        var integrals = Of(graph, [.. fresh], sums, Domain);
        var gradients = new Node?[node.Inputs.Length];
        for (var i = 0; i < places.Length; i++)
            gradients[places[i]] = integrals[i];
        return gradients;
    }
}
