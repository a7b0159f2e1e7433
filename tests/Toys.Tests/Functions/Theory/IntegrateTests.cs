namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class IntegrateTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("integrate(x -> x^2, 0, 3)", 9)]
    [InlineData("integrate(x -> x^2, 3, 0)", -9)]
    [InlineData("integrate(x -> exp(-x^2), -inf, inf)", 1.772453850905516)]
    [InlineData("integrate(x -> exp(-x), 0, inf)", 1)]
    [InlineData("integrate(x -> exp(-x), inf, 0)", -1)]
    [InlineData("integrate(x -> exp(x), -inf, 1)", 2.718281828459045)]
    [InlineData("integrate(x -> 1 / (1 + x^2), -inf, inf)", Math.PI)]
    [InlineData("integrate(x -> x^-1.5, 1, inf)", 2)]
    [InlineData("integrate(x -> 1 / sqrt(x), 0, 4)", 4)]
    [InlineData("integrate(x -> log(x), 0, 1)", -1)]
    [InlineData("integrate(x -> x^-0.9, 0, 1)", 10)]
    [InlineData("integrate(x -> sqrt((4 - x) * x) / (2 * pi * x), 0, 4)", 1)] // Marchenko and Pastur's density
    [InlineData("integrate(x -> abs(x - 0.3), -1, 1)", 1.09)]
    [InlineData("integrate(x -> where(x > 1 / 3, 1, 0), 0, 1)", 0.6666666666666666)]
    [InlineData("integrate(x -> exp(-1e6 * x), 0, inf)", 1e-6)]
    [InlineData("integrate(x -> exp(-x / 1e6), 0, inf)", 1e6)]
    [InlineData("integrate(x -> cos(50 * x), 0, pi / 100)", 0.02)]
    [InlineData("integrate(x -> x, 2, 2)", 0)]
    [InlineData("integrate(x -> integrate(y -> x * y, 0, x), 0, 2)", 2)]
    public void Integrate_OfFunction_MatchesClosedForm(string expression, double expected) =>
        Assert.Equal(expected, _bench.Number(expression), 1e-11 * Math.Max(1e-3, Math.Abs(expected)));

    [Fact]
    public void Integrate_OfVector_IsElementwise()
    {
        _bench.Input("a", [1, 2, 5], 3);
        Assert.Equal([1, 0.5, 0.2], _bench.Evaluate("integrate(x -> exp(-a * x), 0, inf)"), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Integrate_WithParametersAndEnds_HasDerivatives()
    {
        var c = _bench.Input("c", [0.5, 2], 2);
        _bench.HasDerivatives("integrate(x -> sin(c * x), c[0], c[1] + 1)", c);
        _bench.HasDerivatives("integrate(x -> exp(-sum(c) * x^2), 0, inf)", c);
    }

    [Fact]
    public void Integrate_OfWhatHasNoIntegral_Diverges() =>
        Assert.StartsWith("the integral did not converge", _bench.Divergence("integrate(x -> 1 / x, 0, 1)"), StringComparison.Ordinal);

    [Fact]
    public void Integrate_OfNoNumber_Diverges() =>
        Assert.Equal("the integrand is not finite somewhere inside the range of integration", _bench.Divergence("integrate(x -> sqrt(x - 0.5), 0, 1)"));

    [Fact]
    public void Integrate_ToVector_IsRefused() =>
        Assert.Equal("integrate needs a number for hi, not one of shape (2)", _bench.Refusal("integrate(x -> x, 0, [1, 2])"));
}
