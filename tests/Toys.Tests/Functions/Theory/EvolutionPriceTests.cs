namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class EvolutionPriceTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData("ode(u -> -u, start = 1)")]
    [InlineData("recur(v -> v / 2, start = 1)")]
    public void Evolution_ByTheClock_CostsTheSameForAnyNumberOfSamples(string expression) =>
        Assert.Equal(Price(expression, 10), Price(expression, 1000));

    [Theory]
    [InlineData("ode(u -> -u * step, start = 1)")]
    [InlineData("recur(v -> v * t, start = 1)")]
    public void Evolution_ThatChangesWithTheClock_CostsEverySampleAnew(string expression) =>
        Assert.Equal(100 * Price(expression, 10), Price(expression, 1000));

    [Fact]
    public void Recur_ByTheClock_CostsItsSteps() =>
        Assert.Equal(100 * Price("recur(v -> v / 2, start = 1)", 50, steps: 10), Price("recur(v -> v / 2, start = 1)", 50, steps: 1000));

    private double Price(string expression, double evaluations, double steps = 500)
    {
        var node = _bench.Node(expression);
        return node.Op.OperationsOver(node, evaluations, steps);
    }
}
