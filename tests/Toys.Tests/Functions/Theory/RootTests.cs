namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class RootTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("root(k -> k^2 - 2, 0, 2)", 1.4142135623730951)]
    [InlineData("root(k -> 1e-9 / k - 1, 1e-12, 1e6)", 1e-9)]
    [InlineData("root(k -> log(k) + 20, 1e-300, 1e300)", 2.061153622438558e-9)]
    [InlineData("root(k -> 3 - k, 0, inf)", 3.0)]
    [InlineData("root(k -> k^3 - 8, 1e6, -1e6)", 2.0)]
    [InlineData("root(k -> tanh(1e6 * (k - 0.3)), -1, 1)", 0.3)]
    [InlineData("root(k -> k^9, -1, 2)", 0.0)]
    [InlineData("root(k -> cos(k) - k, 0, 1)", 0.7390851332151607)]
    public void Root_OfBracket_IsFoundToLastDigits(string expression, double expected) =>
        Assert.Equal(expected, _bench.Number(expression), Math.Abs(expected) * 1e-14 + 1e-30);

    [Fact]
    public void Root_AtAnEnd_IsThatEnd() => Assert.Equal(2, _bench.Number("root(k -> k - 2, 2, 5)"));

    [Fact]
    public void Root_OfKernelToy_SolvesItsEquation()
    {
        _bench.Let("lam", "range(1, 401)^-1.5");
        var kappa = _bench.Number("root(k -> sum(lam / (lam + k)) + 1e-3 / k - 100, 1e-12, 1e6)");
        var lam = Enumerable.Range(1, 400).Select(i => Math.Pow(i, -1.5)).ToArray();
        Assert.Equal(100, lam.Sum(l => l / (l + kappa)) + 1e-3 / kappa, 1e-9);
    }

    [Fact]
    public void Root_OverTensors_IsElementwise()
    {
        _bench.Input("c", [1, 4, 9, 1e-8], 2, 2);
        Assert.Equal([1, 2, 3, 1e-4], _bench.Evaluate("root(k -> k^2 - c, 0, 10)"), Close);
        Assert.Equal([1, 2, 3, 1e-4], _bench.Evaluate("root(k -> k^2 - c, zeros(2, 2), c + 1)"), Close);
    }

    [Fact]
    public void Root_WithParameters_HasDerivatives()
    {
        var c = _bench.Input("c", [2, 3, 5], 3);
        _bench.HasDerivatives("root(k -> k^3 + k - c, 0, 10)", c);
        _bench.HasDerivatives("root(k -> sum(c / (c + k)) - 1, 1e-9, 1e9)", c);
    }

    [Fact]
    public void Root_InSinglePrecision_IsAsGoodAsThat() =>
        Assert.Equal(Math.Sqrt(2), _bench.EvaluateSingle("root(k -> k^2 - 2, 0, 2)")[0], 1e-6);

    [Fact]
    public void Root_WithoutSignChange_Diverges() => Assert.Equal(
        "root: f(1) = 2 and f(3) = 10 have one sign, so there need be no root between; widen the bracket lo, hi",
        _bench.Divergence("root(k -> k^2 + 1, 1, 3)"));

    [Fact]
    public void Root_OfNothing_Diverges() =>
        Assert.Equal("root: f is not a number at -1, an end of the bracket", _bench.Divergence("root(k -> sqrt(k) - 1, -1, 3)"));

    [Fact]
    public void Root_OfReduction_IsRefused() =>
        Assert.Equal("root: f makes () of (3); it must give one number for each, as an elementwise function does", _bench.Refusal("root(k -> sum(k), zeros(3), 1)"));

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-13 * Math.Abs(a);
}
