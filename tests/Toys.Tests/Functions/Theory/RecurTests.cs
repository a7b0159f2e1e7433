namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class RecurTests
{
    private readonly ExpressionBench _bench = new();

    [Fact]
    public void Recur_AlongSteps_MatchesClosedFormInAnyOrder()
    {
        var steps = new double[] { 0, 1, 5, 5, 40, 3, 100 };
        var found = _bench.Along("recur(v -> v * [0.9, 1.01], start = 1)", [.. steps.Select(s => (s, 0.0))]);
        for (var i = 0; i < steps.Length; i++)
        {
            Assert.Equal(Math.Pow(0.9, steps[i]), found[i][0], 1e-12);
            Assert.Equal(Math.Pow(1.01, steps[i]), found[i][1], 1e-12);
        }
    }

    [Fact]
    public void Recur_Inside_CountsItsOwnSteps() =>
        Assert.Equal([[0], [6], [45]], _bench.Along("recur(v -> v + step, start = 0)", (0, 0), (4, 0), (10, 0)));

    [Fact]
    public void Recur_ThatReadsTheTime_StartsAnew() =>
        Assert.Equal([[3], [10]], _bench.Along("recur(v -> v + t, start = 0)", (3, 1), (5, 2)));

    [Theory]
    [InlineData("recur((a, b) -> (b, a + b), start = (0, 1), out = (a, b) -> a, at = 10)", 55)]
    [InlineData("recur((a, b) -> (b, a + b), start = (0, 1), out = (a, b) -> a, at = n)", 55)]
    [InlineData("recur(v -> 2 * v, start = 1, at = 0)", 1)]
    [InlineData("recur(v -> v + step, start = 0, out = v -> v + step, at = 4)", 10)]
    public void Recur_AtStep_Stops(string expression, double expected)
    {
        _bench.Input("n", [10]);
        Assert.Equal(expected, _bench.Number(expression));
    }

    [Fact]
    public void Recur_AtVectorOfSteps_StacksStates() =>
        Assert.Equal([1, 2, 8, 4], _bench.Evaluate("recur(v -> 2 * v, start = 1, at = [0, 1, 3, 2])"));

    [Theory]
    [InlineData("recur(v -> v + 0.1 * c * v * (1 - v), start = c / 10, at = 12)")]
    [InlineData("recur(v -> v + 0.1 * c * v * (1 - v), start = c / 10, at = n)")]
    public void Recur_AtStep_HasDerivatives(string expression)
    {
        _bench.Input("n", [12]);
        _bench.HasDerivatives(expression, _bench.Input("c", [0.5, 2], 2));
    }

    [Fact]
    public void Recur_AfterHalfAStep_Diverges()
    {
        _bench.Input("n", [2.5]);
        Assert.Equal("recur: at = 2.5 is no number of steps; it must be a whole number in 0..1000000", _bench.Divergence("recur(v -> v, start = 1, at = n)"));
    }

    [Fact]
    public void Recur_ThatChangesShape_IsRefused() => Assert.Equal(
        "recur: the state has shape (2), but the function makes (3) of it; both must have one shape",
        _bench.Refusal("recur(v -> concat(v, [1]), start = [1, 2])"));
}
