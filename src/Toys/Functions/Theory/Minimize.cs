using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>minimize(x -> f(x), start)</c></summary>
internal sealed class Minimize : Function
{
    public override Signature Signature => "minimize(f, start)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "Where f is smallest near `start`, a tensor or a tuple: Newton's method with exact derivatives in a trust region. Diverges if f "
        + "falls without end. Differentiable, through the gradient of f being zero there.";

    public override string Example => """
        let (x, y) = minimize((x, y) -> (1 - x)^2 + 100 * (y - x^2)^2, (-1, 1))
        measure point = [x, y]
        predict point = [1, 1]
        check point within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var graph = call.Graph;
        var (form, start) = StateForm.Of(call, call["start"]);
        ImmutableArray<Node> x = [.. start.Select(s => graph.Parameter("x", s.Type))];
        var value = call.Callable("f").Call([form.Build(x)], call.Span);
        var (_, results) = StateForm.Of(call, call["f"] with { Value = value });
        if (results is not [{ Shape.IsScalar: true } f])
            throw call.Error("f", $"minimize needs a function that gives a number, not {value.Description}");
        ImmutableArray<Node> direction = [.. x.Select(p => graph.Parameter("direction", p.Type))];
        var gradient = Differentiation.Gradient(f, x);
        var along = gradient.Zip(direction, graph.Dot).Aggregate(graph.Add);
        var body = new Body([.. x, .. direction], [f, .. gradient, .. Differentiation.Gradient(along, x)]);
        var solution = graph.Apply(new Minimum(body), start);
        return form.Build([.. start.Select((_, i) => graph.Part(solution, i))]);
    }
}

/// <summary>A minimum of a function. Inputs: where to begin.</summary>
/// <param name="Body">Unknowns, and a direction ↦ value, gradient, Hessian times the direction.</param>
internal sealed record Minimum(Body Body) : RegionOp(Body)
{
    public override string Name => "minimize";

    public override int OwnInputs => Parts;

    private int Parts => Body.Parameters.Length / 2;

    private int Dimension => (int)Body.Parameters.Take(Parts).Sum(r => r.Shape.Count);

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => TrustRegion.EvaluationCap(Dimension) * (BodyOperations() + 10.0 * Dimension);

    /// <summary>Evaluations of about ten steps, each with its products.</summary>
    public override double LikelyOperations(Node node) => 10 * (2.0 + Math.Min(Dimension, 20)) * (BodyOperations() + 10.0 * Dimension);

    public override double Scratch(Node node) => 8.0 * Dimension * 2;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [.. inputs.Take(Parts).Select(i => i.Type)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (start, result) = (PackedTensors<T>.Inputs(binding, 0, Parts), PackedTensors<T>.Outputs(binding, Parts));
        var (unknowns, directions) = (PackedTensors<T>.Parameters(body, 0, Parts), PackedTensors<T>.Parameters(body, Parts, Parts));
        var (value, gradients, products) = (body.Result(), PackedTensors<T>.Results(body, 1, Parts), PackedTensors<T>.Results(body, 1 + Parts, Parts));
        var (origin, cancellation) = (binding.Node.Origin, binding.Context.CancellationToken);
        var search = new TrustRegion(Dimension, Precision.Epsilon<T>(), Evaluate);
        var packed = new double[Dimension];
        return () =>
        {
            start.Load(packed);
            if (!search.TryRun(packed))
                throw new DivergenceException("minimize: no minimum was found from this start; the function falls without end, or is not a number on the way", origin);
            result.Store(packed);
        };

        double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
        {
            cancellation.ThrowIfCancellationRequested();
            unknowns.Store(x);
            directions.Store(direction);
            body.Run();
            gradients.Load(gradient);
            products.Load(product);
            return double.CreateSaturating(value.First);
        }
    }

    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed) =>
        ImplicitDerivative.OfSystem(
            node, OwnInputs, needed, Body.Parameters[..Parts], Body.Results[1..(1 + Parts)], cotangents);
}
