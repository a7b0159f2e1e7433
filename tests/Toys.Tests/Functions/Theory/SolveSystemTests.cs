namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class SolveSystemTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("solve_system(x -> x^2 - 2, 1)", 1.4142135623730951)]
    [InlineData("solve_system(x -> arctan(x - 1), 20)", 1)] // Newton's full steps fly off
    [InlineData("solve_system(x -> exp(x) - 1e-8, 3)", -18.420680743952367)]
    public void SolveSystem_OfNumber_IsSolved(string expression, double expected) =>
        Assert.Equal(expected, _bench.Number(expression), Math.Abs(expected) * 1e-12);

    [Fact]
    public void SolveSystem_OfTuple_IsSolved()
    {
        _bench.Let("p", "solve_system((x, y) -> (x^2 + y^2 - 25, x - y + [1, 1]), (1, [1, 1]))");
        Assert.Equal([3.0, 3.0], _bench.Evaluate("[p[0], p[0]][:, 0]"), Close);
        Assert.Equal([4.0, 4.0], _bench.Evaluate("p[1]"), Close);
    }

    [Fact]
    public void SolveSystem_OfManyUnknowns_IsSolved()
    {
        _bench.Let("x", "solve_system(x -> x + 0.3 * sin(roll(x, 1)) - linspace(0, 1, 50), zeros(50))");
        Assert.All(_bench.Evaluate("x + 0.3 * sin(roll(x, 1)) - linspace(0, 1, 50)"), r => Assert.Equal(0, r, 1e-14));
    }

    [Fact]
    public void SolveSystem_WithSingularStart_IsSolved() =>
        Assert.Equal(2, Math.Abs(_bench.Number("solve_system(x -> x^2 - 4, 0.000001)")), 1e-12);

    [Fact]
    public void SolveSystem_WithParameters_HasDerivatives()
    {
        var c = _bench.Input("c", [2, 3], 2);
        _bench.HasDerivatives("solve_system(x -> x^3 + sum(x) - c, ones(2))", c);
    }

    [Fact]
    public void SolveSystem_WithoutSolution_Diverges() => Assert.StartsWith(
        "solve_system: no solution was found from this start; the equations miss zero by 1",
        _bench.Divergence("solve_system(x -> x^2 + 1, 0.5)"), StringComparison.Ordinal);

    [Fact]
    public void SolveSystem_OfTooFewEquations_IsRefused() => Assert.Equal(
        "solve_system: the state has shape (3), but the function makes (2) of it; both must have one shape",
        _bench.Refusal("solve_system(x -> x[:2], zeros(3))"));

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-12;
}
