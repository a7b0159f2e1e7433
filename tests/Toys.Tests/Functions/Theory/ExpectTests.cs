namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class ExpectTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("expect(z -> z^4)", 3)]
    [InlineData("expect(z -> z)", 0)]
    [InlineData("expect(z -> exp(5 * z))", 268337.2865208745)]
    [InlineData("expect(z -> relu(z))", 0.3989422804014327)]
    [InlineData("expect(z -> sign(z) * z)", 0.7978845608028654)]
    [InlineData("expect(z -> erf(z)^2)", 0.4645590543975131)] // (2/π)·arcsin(2/3)
    [InlineData("expect(z -> relu(z - 1))", 0.08331547058768627)] // φ(1) − Φ(−1)
    [InlineData("expect(z -> tanh(1e5 * z) * z)", 0.7978845607690443)] // √(2/π)·(1 − π²/24·1e-10·…)
    [InlineData("expect(z -> z^2, cov = 3)", 3)]
    [InlineData("expect(z -> 1)", 1)]
    public void Expect_OfOne_MatchesClosedForm(string expression, double expected) =>
        Assert.Equal(expected, _bench.Number(expression), 1e-11 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void Expect_OfAJumpAnywhere_IsAsGoodAsOfNone()
    {
        for (var place = -4.05; place < 4; place += 0.0173)
            Assert.Equal(
                -_bench.Number($"erf({place:R} / sqrt(2))"), _bench.Number($"expect(z -> sign(z - {place:R}))"), 1e-11);
    }

    [Theory]
    [InlineData(0.5, 0.2, 0.6, 1e-10)]
    [InlineData(3, 2.5, 0, 1e-10)]
    [InlineData(-1.2, 2.1, 0.6, 1e-6)]
    [InlineData(0.05, -0.3, -0.95, 1e-6)]
    public void Expect_OfJumpsOffTheAxes_IsAsGoodAsItSays(double first, double second, double rho, double wedge)
    {
        var (a, b, other) = ($"({first:R})", $"({second:R})", $"(({second:R}) - {rho:R} * x) / sqrt(1 - ({rho:R})^2)");
        var covariance = $"cov = [[1, {rho:R}], [{rho:R}, 1]]";
        var density = "exp(-x^2 / 2) / sqrt(2 * pi)";
        Assert.Equal(
            _bench.Number($"integrate(x -> {density} * erfc({other} / sqrt(2)) / 2, {a}, inf)"),
            _bench.Number($"expect((a, b) -> (a > {a}) and (b > {b}), {covariance})"), wedge);
        Assert.Equal(
            _bench.Number($"erfc(({first:R} + {second:R}) / sqrt(2 * (2 + 2 * ({rho:R}))))/2"),
            _bench.Number($"expect((a, b) -> where(a + b > {a} + {b}, 1, 0), {covariance})"), 1e-10);
    }

    [Fact]
    public void Expect_OfAJumpAlongACircle_MatchesItsClosedForm() =>
        Assert.Equal(1 - Math.Exp(-0.5), _bench.Number("expect((a, b) -> a^2 + b^2 < 1)"), 1e-10);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(-0.9)]
    [InlineData(0.999999)]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void Expect_OfTwo_MatchesArcCosineAndArcSineLaws(double rho)
    {
        var (s1, s2) = (1.3, 0.4);
        _bench.Input("C", [s1 * s1, rho * s1 * s2, rho * s1 * s2, s2 * s2], 2, 2);
        var theta = Math.Acos(rho);
        Assert.Equal(
            s1 * s2 * (Math.Sin(theta) + (Math.PI - theta) * rho) / (2 * Math.PI), _bench.Number("expect((a, b) -> relu(a) * relu(b), cov = C)"), 1e-9);
        Assert.Equal(1 - 2 * theta / Math.PI, _bench.Number("expect((a, b) -> sign(a) * sign(b), cov = C)"), 2e-8);
        Assert.Equal((Math.PI - theta) / (2 * Math.PI), _bench.Number("expect((a, b) -> where(a > 0, 1, 0) * where(b > 0, 1, 0), cov = C)"), 2e-8);
        var arcsine = 2 / Math.PI * Math.Asin(2 * rho * s1 * s2 / Math.Sqrt((1 + 2 * s1 * s1) * (1 + 2 * s2 * s2)));
        Assert.Equal(arcsine, _bench.Number("expect((a, b) -> erf(a) * erf(b), cov = C)"), 1e-10);
        Assert.Equal(rho * s1 * s2, _bench.Number("expect((a, b) -> a * b, cov = C)"), 1e-9);
    }

    [Fact]
    public void Expect_OfSmoothFunctionOfTwo_MatchesTwoMeansOfOne() =>
        Assert.Equal(
            _bench.Number("expect(x -> expect(y -> tanh(x) * tanh(0.6 * x + 0.8 * y)))"),
            _bench.Number("expect((a, b) -> tanh(a) * tanh(b), cov = [[1, 0.6], [0.6, 1]])"), 1e-10);

    [Fact]
    public void Expect_WithKinksOffTheAxes_IsGoodToNineDigits() =>
        Assert.Equal(
            _bench.Number("expect(x -> relu(x - 0.5) * expect(y -> relu(0.6 * x + 0.8 * y + 0.2)))"),
            _bench.Number("expect((a, b) -> relu(a - 0.5) * relu(b + 0.2), cov = [[1, 0.6], [0.6, 1]])"), 1e-9);

    [Fact]
    public void Expect_OfTwoWithoutCovariance_TakesThemIndependent() =>
        Assert.Equal(Math.Exp(1), _bench.Number("expect((a, b) -> exp(a + b))"), 1e-10);

    [Fact]
    public void Expect_OfPairAsVector_IsTheSame() =>
        Assert.Equal(0.6, _bench.Number("expect(v -> v[0] * v[1], cov = [[1, 0.6], [0.6, 1]])"), 1e-11);

    [Fact]
    public void Expect_OfVector_IsElementwise()
    {
        _bench.Input("a", [0.5, 1, 2], 3);
        Assert.Equal(
            new[] { 0.5, 1, 2 }.Select(a => Math.Exp(a * a / 2)), _bench.Evaluate("expect(z -> exp(a * z))"), (x, y) => Math.Abs(x - y) < 1e-11 * x);
        Assert.Equal([0.25, 0.5, 0.5, 1], _bench.Evaluate("expect(z -> outer(a[:2], a[:2]) * z^2)"), (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void Expect_WithParameters_HasDerivatives()
    {
        var q = _bench.Input("q", [0.8, 1.7], 2);
        _bench.HasDerivatives("expect(z -> tanh(sqrt(q) * z + q[::-1])^2)", q);
        _bench.HasDerivatives("expect(z -> relu(sqrt(q) * z)^2)", q);
    }

    [Fact]
    public void Expect_ByCovariance_HasDerivatives()
    {
        var c = _bench.Input("C", [1.5, 0.4, 0.4, 0.7], 2, 2);
        _bench.HasDerivatives("expect((a, b) -> tanh(a) * tanh(b), cov = C)", c, second: false);
        _bench.HasDerivatives("expect((a, b) -> relu(a) * relu(b), cov = C)", c, tolerance: 1e-5, second: false);
        _bench.HasDerivatives("expect((a, b) -> sign(a) * sign(b), cov = C)", c, tolerance: 1e-5, second: false);
    }

    [Fact]
    public void Expect_OfImpossibleCovariance_Diverges() =>
        Assert.StartsWith("the integrand is not finite", _bench.Divergence("expect((a, b) -> a * b, cov = [[1, 2], [2, 1]])"), StringComparison.Ordinal);

    [Theory]
    [InlineData("expect((a, b) -> a, cov = eye(3))", "expect takes the (2, 2) covariance matrix of two variables, not one of shape (3, 3)")]
    [InlineData("expect((a, b) -> a, cov = 2)", "expect over two variables needs their covariance matrix, (2, 2)")]
    [InlineData("expect((a, b, c) -> a)", "expect takes functions of one or two variables, not of 3")]
    public void Expect_OfOtherForms_IsRefused(string expression, string message) => Assert.Equal(message, _bench.Refusal(expression));
}
