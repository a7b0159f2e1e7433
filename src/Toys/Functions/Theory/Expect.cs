using LearningMechanics.Toys.Functions.Elementwise;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Theory;

/// <summary><c>expect(z -> f(z))</c>, <c>expect((a, b) -> f(a, b), cov = C)</c></summary>
internal sealed class Expect : Function
{
    public override Signature Signature => "expect(f, cov?)";

    public override FunctionGroup Group => FunctionGroup.Theory;

    public override string Summary =>
        "The mean of f(z) over a standard normal z, or of f(a, b) over two normals of mean 0 with covariance matrix `cov`; f may give "
        + "a tensor, and have kinks and jumps anywhere, as of relu(z - 1) or z > 1. Relative error 1e-12 of the mean of |f|; 1e-10 over two, 1e-6 where "
        + "two jumps meet in a narrow wedge. "
        + "With one variable `cov` is its variance. Differentiable, by cov too, but the place of a jump is held fixed.";

    public override string Example => """
        let rho = 0.6
        measure k = expect((a, b) -> relu(a) * relu(b), cov = [[1, rho], [rho, 1]])
        predict k = (sqrt(1 - rho^2) + rho * (pi - arccos(rho))) / (2 * pi)
        check k within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var function = call.Callable("f");
        var count = function.ParameterCount ?? 1;
        if (call.Has("cov") && call.Tensor("cov").Shape.Rank == 2)
            return new TensorValue(OverPlane(call, function, count));
        return count switch
        {
            1 => new TensorValue(OverLine(call, function)),
            2 when !call.Has("cov") => new TensorValue(OverPlane(call, function, count)),
            2 => throw call.Error("cov", "expect over two variables needs their covariance matrix, (2, 2)"),
            _ => throw call.Error("f", $"expect takes functions of one or two variables, not of {count}"),
        };
    }

    private static Node OverLine(FunctionCall call, CallableValue function)
    {
        var graph = call.Graph;
        var scale = call.Has("cov") ? graph.SquareRoot(call.Tensor("cov", 0)) : graph.Scalar(1);
        var z = graph.Parameter("z", TensorType.Scalar);
        var density = graph.Fold(new Exponential(), z * z * -0.5) * (1 / Math.Sqrt(2 * Math.PI));
        return Quadrature.Of(graph, [z], [[F(z * scale) * density, F(-z * scale) * density]], IntegrationDomain.Normal)[0];

        Node F(Node x) => StateForm.AsNumber(call.Invoke(function, x));
    }

    /// <summary>Polar coordinates in which a and b are independent: a = σ₁·r·cos θ, b = σ₂·r·cos(θ − α), cos α = ρ. The angle is cut
    /// where a or b is 0, so that kinks there lie on edges; opposite sectors are taken together.</summary>
    private static Node OverPlane(FunctionCall call, CallableValue function, int count)
    {
        var graph = call.Graph;
        var (first, second, alpha) = Covariance(call);
        var (u, r) = (graph.Parameter("u", TensorType.Scalar), graph.Parameter("r", TensorType.Scalar));
        var rest = Math.PI - alpha;
        var density = r * graph.Fold(new Exponential(), r * r * -0.5) * (1 / (2 * Math.PI));
        var (opposite, alike) = (density * alpha, density * rest);
        var (a, b) = (first * r * Sine(alpha * u), -(second * r * Sine(alpha * (1 - u))));
        var (c, d) = (first * r * Sine(alpha + rest * u), second * r * Sine(rest * u));
        Node[] terms = [F(a, b) * opposite, F(-a, -b) * opposite, F(c, d) * alike, F(-c, -d) * alike];
        return Quadrature.Of(graph, [u, r], [terms], IntegrationDomain.NormalPlane)[0];

        Node Sine(Node x) => graph.Fold(new Sine(), x);

        Node F(Node x, Node y) =>
            StateForm.AsNumber(count == 1 ? call.Invoke(function, graph.Stack([x, y])) : call.Invoke(function, x, y));
    }

    /// <summary>Both standard deviations, and the angle whose cosine is the correlation.</summary>
    private static (Node First, Node Second, Node Angle) Covariance(FunctionCall call)
    {
        var graph = call.Graph;
        if (!call.Has("cov"))
            return (graph.Scalar(1), graph.Scalar(1), graph.Scalar(Math.PI / 2));
        var c = call.Tensor("cov");
        if (c.Shape != new Shape(2, 2))
            throw call.Error("cov", $"expect takes the (2, 2) covariance matrix of two variables, not one of shape {c.Shape}");
        Node Entry(int i, int j) => graph.Row(graph.Row(c, i), j);
        var (a, b, both) = (Entry(0, 0), Entry(1, 1), (Entry(0, 1) + Entry(1, 0)) / 2);
        var product = a * b;
        var determinant = product - both * both;

        // Rounding may take full correlation a little beyond 1; what is further beyond is no covariance, and has no mean.
        var zero = graph.Scalar(0);
        var isDegenerate = graph.Compare(Comparison.LessOrEqual, determinant, zero);
        var isImpossible = graph.Compare(Comparison.Less, determinant, product * -1e-6);
        var root = graph.Where(isDegenerate, zero, graph.SquareRoot(graph.Where(isDegenerate, graph.Scalar(1), determinant)));
        var angle = graph.Fold(new Angle(), graph.Where(isImpossible, graph.Scalar(double.NaN), root), both);
        return (graph.SquareRoot(a), graph.SquareRoot(b), angle);
    }
}
