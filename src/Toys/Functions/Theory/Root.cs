using System.Collections.Immutable;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>root(k -> f(k), lo, hi)</c></summary>
internal sealed class Root : Function
{
    public override Signature Signature => "root(f, lo, hi)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "Where f is zero between `lo` and `hi`, at which it must have different signs: to the last digits, however many decades "
        + "the bracket spans. Where f, lo or hi is a tensor, one root for each element, f being taken elementwise. Differentiable.";

    public override string Example => """
        let lam = range(1, 401)^-1.5
        let kappa = root(k -> sum(lam / (lam + k)) - 20, 1e-12, 1e6)
        measure modes = sum(lam / (lam + kappa))
        predict modes = 20
        check modes within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var function = call.Callable("f");
        var (lo, hi) = (call.Tensor("lo"), call.Tensor("hi"));
        var shape = Shape.Broadcast(lo.Shape, hi.Shape)
            ?? throw call.Error($"root: lo has shape {lo.Shape} and hi {hi.Shape}, which don't match");
        var parameter = call.Graph.Parameter("x", new TensorType(shape));
        var value = call.Invoke(function, parameter);
        if (value.Shape != shape && Shape.Broadcast(value.Shape, shape) == value.Shape)
        {
            parameter = call.Graph.Parameter("x", new TensorType(value.Shape));
            (shape, value) = (value.Shape, call.Invoke(function, parameter));
        }

        if (value.Shape != shape)
            throw call.Error("f", $"root: f makes {value.Shape} of {shape}; it must give one number for each, as an elementwise function does");
        var body = new Body([parameter], [StateForm.AsNumber(value)]);
        return new TensorValue(call.Graph.Apply(new BracketedRoot(body), call.Graph.BroadcastTo(lo, shape), call.Graph.BroadcastTo(hi, shape)));
    }
}

/// <summary>Zeros of an elementwise function, one between each pair of elements of the two inputs.</summary>
internal sealed record BracketedRoot(Body Body) : RegionOp(Body)
{
    public override string Name => "root";

    public override int OwnInputs => 2;

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => BracketSearch.Cap * (BodyOperations() + 30.0 * node.Shape.Count);

    /// <summary>Evaluations until a bracket has closed.</summary>
    public override double LikelyOperations(Node node) => 45 * (BodyOperations() + 30.0 * node.Shape.Count);

    /// <summary>A search is an object of ten numbers or so.</summary>
    public override double Scratch(Node node) => 16.0 * node.Shape.Count;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var (lo, hi, x) = (binding.Input(0), binding.Input(1), binding.Output());
        var (origin, cancellation) = (binding.Node.Origin, binding.Context.CancellationToken);
        var (point, value) = (body.Parameter(0), body.Result());
        var atLow = new double[x.Length];
        BracketSearch[] searches = [.. Enumerable.Range(0, x.Length).Select(_ => new BracketSearch())];
        return () =>
        {
            Evaluate(lo);
            Engine.Numbers.Copy<T>(value.Span, atLow);
            Evaluate(hi);
            for (var i = 0; i < searches.Length; i++)
            {
                var (a, b, fb) = (AsDouble(lo.Span[i]), AsDouble(hi.Span[i]), AsDouble(value.Span[i]));
                if (!searches[i].TryStart(a, atLow[i], b, fb))
                    throw new DivergenceException(Refusal(a, atLow[i], b, fb), origin);
            }

            for (var pass = 2; pass < BracketSearch.Cap && Array.Exists(searches, s => !s.IsDone); pass++)
                Advance();
            for (var i = 0; i < searches.Length; i++)
                x.Span[i] = T.CreateSaturating(searches[i].Next);
        };

        void Evaluate(TensorBuffer<T> at)
        {
            cancellation.ThrowIfCancellationRequested();
            at.Span.CopyTo(point.Span);
            body.Run();
        }

        void Advance()
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < searches.Length; i++)
                point.Span[i] = T.CreateSaturating(searches[i].Next);
            body.Run();
            for (var i = 0; i < searches.Length; i++)
                if (!searches[i].IsDone)
                    searches[i].Take(Checked(AsDouble(value.Span[i]), searches[i].Next), Precision.Epsilon<T>());
        }

        double Checked(double found, double at) =>
            double.IsNaN(found) ? throw new DivergenceException($"root: f is not a number at {at:G6}", origin) : found;

        static double AsDouble(T number) => double.CreateSaturating(number);
    }

    /// <summary>dx = −(∂f/∂θ)/(∂f/∂x)·dθ at the root; the ends of the bracket do not matter.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed)
    {
        var (x, f, graph) = (Body.Parameters[0], Body.Results[0], node.Graph);
        var slope = Differentiation.Pullback([(f, graph.Ones(f.Shape))], [x])[0];
        var scaled = -cotangents[0]! / new Substitution([(x, node)]).Apply(slope);
        return ImplicitDerivative.ForCaptured(node, OwnInputs, needed, [(f, scaled)], [(x, node)]);
    }

    private static string Refusal(double a, double fa, double b, double fb) =>
        double.IsNaN(fa) || double.IsNaN(fb)
            ? $"root: f is not a number at {(double.IsNaN(fa) ? a : b):G6}, an end of the bracket"
            : $"root: f({a:G6}) = {fa:G6} and f({b:G6}) = {fb:G6} have one sign, so there need be no root between; widen the bracket lo, hi";
}
