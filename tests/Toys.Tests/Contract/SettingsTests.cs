using LearningMechanics.Toys.Tests.Runs;

namespace LearningMechanics.Toys.Tests.Contract;

/// <summary>What a reader may change about a toy, and what its price then says.</summary>
public sealed class SettingsTests
{
    private const string Text = """
        toy "Settings"
        param n = 10 in 1..20
        param rate = 0.5 in 0.1..1
        param free = 3
        measure m = n * rate + free
        predict m = 10
        sweep n in [5, 10, 20]
        check m within 5%

        """;

    [Theory]
    [InlineData("n", 500, "n = 500: must be in 1..20")]
    [InlineData("n", 2.5, "n = 2.5: must be a whole number")]
    [InlineData("rate", 0, "rate = 0: must be in 0.1..1")]
    [InlineData("rate", double.NaN, "rate = NaN: must be")]
    [InlineData("ratee", 1, "no param is called `ratee`; did you mean `rate`?")]
    [InlineData("width", 1, "no param is called `width`; there are `n`, `rate`, `free`")]
    public void Setting_ThatCannotBe_IsRefusedWithItsRange(string name, double value, string sentence)
    {
        var compilation = Toy.Compile(Text, "toy", new Dictionary<string, double> { [name] = value });
        Assert.Contains(sentence, Assert.Single(compilation.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_OfASweptParam_LeavesTheOnePoint()
    {
        Assert.Equal([5, 10, 20], ShortRuns.Compile(Text).Points.Select(p => p["n"]));
        var one = ShortRuns.Compile(Text, ("n", 7));
        Assert.Single(one.Points);
        Assert.Equal(7 * 0.5 + 3, one.Rerun(default, 0, 0).Measured[0].Values[0][0]);
    }

    [Fact]
    public void Price_OfFreshDataThatOnlyMeasuresUse_IsOfTheirSamples()
    {
        double Operations(string steps) => ShortRuns.Compile($"""
            toy "A test set drawn anew"
            fresh data x ~ normal(1000)
            weight w = 0
            loss = w^2
            train gd(lr = 0.1) for 1000
            measure m = mean(x) + w at {steps}
            """).Price.Operations;
        Assert.InRange(Operations("[1000]") / Operations("range(1001)"), 1e-3, 0.02);
    }

    [Fact]
    public void Price_OfATheoryThatTrainsAgain_ShowsAsMuchAsTheExperiment()
    {
        var price = ShortRuns.Compile("""
            toy "A theory that is a simulation"
            data x ~ normal(40, 10)
            weight w ~ normal(10)
            loss = mean((x @ w)^2) / 2
            train gd(lr = 0.1) for 500
            measure m = loss at [500]
            predict m = at(loss, weights = recur(u -> u - 0.1 * grad(at(loss, weights = u), u), start = init(w)))
            """).Price;
        Assert.InRange(price.TheoryOperations / price.ExperimentOperations, 0.3, 100);
    }
}
