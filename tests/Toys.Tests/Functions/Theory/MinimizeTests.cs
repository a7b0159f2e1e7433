namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class MinimizeTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("minimize(x -> (x - 3)^4 + x, 0)", 2.370039475052563)] // 4(x − 3)³ = −1
    [InlineData("minimize(x -> cosh(x - 2), 40)", 2)]
    [InlineData("minimize(x -> abs(x - 0.3), 5)", 0.3)]
    [InlineData("minimize(x -> x - log(x), 100)", 1)]
    public void Minimize_OfNumber_IsFound(string expression, double expected) =>
        Assert.Equal(expected, _bench.Number(expression), 1e-10);

    [Fact]
    public void Minimize_OfRosenbrock_IsFound() => Assert.Equal(
        [1, 1, 1, 1],
        _bench.Evaluate("minimize(x -> sum(100 * (x[1:] - x[:-1]^2)^2 + (1 - x[:-1])^2), [1.3, 0.7, 0.8, 1.9])"),
        (a, b) => Math.Abs(a - b) < 1e-10);

    [Fact]
    public void Minimize_OfTuple_IsFound()
    {
        _bench.Let("p", "minimize((a, b) -> (a - 1)^2 + sum((b - a)^2) + a^4, (0, zeros(2)))");
        Assert.Equal(_bench.Evaluate("p[1]")[0], _bench.Number("p[0]"), 1e-12);
    }

    [Fact]
    public void Minimize_OfLargeQuadratic_MatchesSolve()
    {
        _bench.Let("A", "eye(80) + outer(linspace(0, 3, 80), linspace(0, 3, 80)) / 10");
        Assert.Equal(
            _bench.Evaluate("solve(A, ones(80))"), _bench.Evaluate("minimize(x -> x @ A @ x / 2 - sum(x), zeros(80))"),
            (a, b) => Math.Abs(a - b) < 1e-10);
    }

    [Fact]
    public void Minimize_WithParameters_HasDerivatives()
    {
        var c = _bench.Input("c", [0.5, 2], 2);
        _bench.HasDerivatives("minimize(x -> sum(exp(x) - c * x) + x[0] * x[1] / 4, zeros(2))", c);
    }

    [Fact]
    public void Minimize_OfWhatFallsForEver_Diverges() => Assert.Equal(
        "minimize: no minimum was found from this start; the function falls without end, or is not a number on the way",
        _bench.Divergence("minimize(x -> -x^2, 1)"));

    [Fact]
    public void Minimize_OfVector_IsRefused() =>
        Assert.Equal("minimize needs a function that gives a number, not a tensor (2)", _bench.Refusal("minimize(x -> x^2, [1, 2])"));
}
