namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class FixpointTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("fixpoint(q -> cos(q), 1)", 0.7390851332151607)]
    [InlineData("fixpoint(q -> q / 2, 1)", 0.0)]
    [InlineData("fixpoint(q -> q / 2 + 1e-12, 1)", 2e-12)]
    [InlineData("fixpoint(q -> 3.4 * q * (1 - q), 0.3)", 0.7058823529411765)] // the plain iteration ends in a cycle of two
    [InlineData("fixpoint(q -> 10 - 3 * q, 0)", 2.5)] // and here it explodes
    public void Fixpoint_OfNumber_Converges(string expression, double expected) =>
        Assert.Equal(expected, _bench.Number(expression), Math.Abs(expected) * 1e-12 + 1e-15);

    [Fact]
    public void Fixpoint_BesideAnUnstableOne_IsTheStableOne()
    {
        // The correlation map of a ReLU-like network has c = 1 as an unstable fixed point; 0.95 lies near it.
        var found = _bench.Number("fixpoint(c -> 1 - 1.5 * (1 - c) + (1 - c)^2, 0.98)");
        Assert.Equal(0.5, found, 1e-12);
    }

    [Fact]
    public void Fixpoint_OfTuple_SolvesBothEquations()
    {
        _bench.Let("qc", "fixpoint((q, c) -> (0.5 * tanh(q) + c, exp(-q) / 3), (1, [0, 0]))");
        var (q, c) = (_bench.Number("qc[0][0]"), _bench.Evaluate("qc[1]"));
        Assert.Equal(0.5 * Math.Tanh(q) + c[0], q, 1e-12);
        Assert.Equal(Math.Exp(-q) / 3, c[1], 1e-12);
    }

    [Fact]
    public void Fixpoint_OfVector_Converges()
    {
        var found = _bench.Evaluate("fixpoint(x -> tanh(x @ [[0.5, 0.3], [-0.2, 0.9]] + [1, 2]), zeros(2))");
        Assert.Equal(Math.Tanh(0.5 * found[0] - 0.2 * found[1] + 1), found[0], 1e-12);
        Assert.Equal(Math.Tanh(0.3 * found[0] + 0.9 * found[1] + 2), found[1], 1e-12);
    }

    [Fact]
    public void Fixpoint_OfLengthMap_MatchesItsEquation()
    {
        _bench.Let("q", "fixpoint(q -> 1.5^2 * expect(z -> tanh(sqrt(q) * z)^2) + 0.1, 1)");
        Assert.Equal(0, _bench.Number("q - (1.5^2 * expect(z -> tanh(sqrt(q) * z)^2) + 0.1)"), 1e-11);
    }

    [Fact]
    public void Fixpoint_WithParameters_HasDerivatives()
    {
        var c = _bench.Input("c", [0.5, 0.9], 2);
        _bench.HasDerivatives("fixpoint(q -> cos(c * q) + q[::-1] / 5, c)", c);
        _bench.HasDerivatives("fixpoint((a, b) -> (cos(sum(c) * b), sin(a)), (0.5, 0.5))[0]", c);
    }

    [Fact]
    public void Fixpoint_ThatIsNot_Diverges() => Assert.StartsWith(
        "fixpoint: no convergence in 4000 evaluations", _bench.Divergence("fixpoint(q -> q + 1, 0)"), StringComparison.Ordinal);

    [Fact]
    public void Fixpoint_OfNothing_Diverges() =>
        Assert.Equal("fixpoint: the function is not finite at the start", _bench.Divergence("fixpoint(q -> sqrt(-1 - q^2), 0)"));

    [Fact]
    public void Fixpoint_InSinglePrecision_IsAsGoodAsThat() =>
        Assert.Equal(0.7390851, _bench.EvaluateSingle("fixpoint(q -> cos(q), 1)")[0], 1e-5);
}
