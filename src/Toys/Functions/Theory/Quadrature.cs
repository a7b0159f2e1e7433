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
/// <param name="Lanes">Points that are evaluated at once.</param>
internal sealed record Quadrature(Body Body, IntegrationDomain Domain, int Lanes) : RegionOp(Body)
{
    private const double Tolerance = 1e-12;
    private const double SingleTolerance = 1e-6;

    /// <summary>What is accepted where the last cuts leave an error: kinks along curves in the plane.</summary>
    private const double AcceptedError = 1e-8;
    private const double AcceptedSingleError = 1e-4;

    public override string Name => "integrate";

    public override int OwnInputs => 0;

    private int Dimension => Domain == IntegrationDomain.NormalPlane ? 2 : 1;

    private int Functions => Lanes == 1 ? Body.Results.Length : Body.Results.Length / 2;

    private int Components => (int)Body.Results.Take(Functions).Sum(r => r.Shape.Count);

    private IntegrationGrid Grid => Domain switch
    {
        IntegrationDomain.Unit => IntegrationGrid.Unit,
        IntegrationDomain.Normal => IntegrationGrid.Normal,
        _ => IntegrationGrid.NormalPlane,
    };

    /// <summary>The node that integrates, many points at once where the integrands' operations allow.</summary>
    public static Node Of(TensorGraph graph, Body body, IntegrationDomain domain)
    {
        var lanes = domain == IntegrationDomain.NormalPlane ? AdaptiveQuadrature.PointsPerCell(2) : 8 * AdaptiveQuadrature.PointsPerCell(1);
        ImmutableArray<Node> points = [.. body.Parameters.Select(p => graph.Parameter("points", new TensorType(new Shape(lanes))))];
        if (Lanewise.TryApply(body, points) is not { } all)
            return graph.Apply(new Quadrature(body, domain, 1));
        return graph.Apply(new Quadrature(new Body([.. body.Parameters, .. points], [.. body.Results, .. all]), domain, lanes));
    }

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) =>
        AdaptiveQuadrature.EvaluationCap(Dimension, Components) / Lanes * (BodyOperations() + 10.0 * Lanes * Components);

    public override double Scratch(Node node) =>
        2.0 * AdaptiveQuadrature.CellCap(Components) * (6 + (1 + Dimension) * Components) + 4.0 * Lanes * (Components + Dimension);

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
        var quadrature = new AdaptiveQuadrature(Grid, results.Bounds, Lanes, isSingle ? SingleTolerance : Tolerance, Sample);
        var integrals = new double[results.Length];
        return () =>
        {
            quadrature.Run(integrals);
            if (!quadrature.IsFinite)
                throw new DivergenceException("the integrand is not finite somewhere inside the range of integration", origin);
            if (quadrature.RelativeError > (isSingle ? AcceptedSingleError : AcceptedError))
                throw new DivergenceException(
                    $"the integral did not converge: after all cuts its error may still be {quadrature.RelativeError:G3} of it; it may not exist, or the integrand may jump too often", origin);
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
        (Node, Node)[] outputs = [.. Enumerable.Range(0, Functions).Where(f => cotangents[f] is not null).Select(f => (Body.Results[f], cotangents[f]!))];
        var integrands = Differentiation.Pullback(outputs, [.. places.Select(i => node.Inputs[i])]);
        var fresh = point.Select(p => graph.Parameter("point", p.Type)).ToArray();
        var substitution = new Substitution(point.Zip(fresh));
        var integrals = Of(graph, new Body([.. fresh], [.. integrands.Select(substitution.Apply)]), Domain);
        var gradients = new Node?[node.Inputs.Length];
        for (var i = 0; i < places.Length; i++)
            gradients[places[i]] = graph.Part(integrals, i);
        return gradients;
    }
}
