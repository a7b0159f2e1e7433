using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Runs;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class PredictionReplayTests
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static TheoryData<string, Func<SeedRecord, SeedRecord>> Forgeries => new()
    {
        { "predictions equal to what was measured", s => s with { Predicted = [.. s.Measured.Select(m => new PredictedSeries(m.Name, "slow", m.Values))] } },
        { "divergence foretold", s => s with { Predicted = [.. s.Predicted.Select(p => p with { DivergencePredicted = true })] } },
        { "a broken theory", s => s with { Predicted = [.. s.Predicted.Select(p => p with { Values = [], Breakdown = "no root" })] } },
        { "none at all", s => s with { Predicted = [] } },
        { "another clock", s => s with { Measured = [.. s.Measured.Select(m => m with { Times = [.. m.Times.Select(t => 2 * t)] })] } },
        { "another axis", s => ShortRuns.Change(s, "gap", m => m with { Against = [0, 0, 0, 0, 0, 0] }) },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public void WithPredictions_OfAForgedRecord_GivesTheBitsOfTheRun(string what, Func<SeedRecord, SeedRecord> forge)
    {
        var record = ShortRuns.Run(2, 2);
        var forged = ShortRuns.Change(record, 1, forge);
        Assert.NotEqual(Text(record), Text(forged));
        Assert.True(Text(record) == Text(ShortRuns.Toy.WithPredictions(forged)), what);
    }

    [Theory]
    [InlineData("train gd(lr = 0.1) for 40 until loss < 0.05")]
    [InlineData("train gd(lr = 0.1 / (1 + norm(w))) for 20")]
    [InlineData("train gd(lr = 0.1) for 30 until loss < 0.2\n        train gd(lr = 0.05) for 10")]
    [InlineData("train flow(dt = 0.1) for 20")]
    [InlineData("train gd(lr = 3.5) for 600")]
    public void WithPredictions_OfARunWhoseClockVaries_GivesTheBitsOfTheRun(string training)
    {
        var toy = ShortRuns.Compile($"""
            toy "A clock"
            data x ~ normal(5)
            weight w ~ normal(5)
            loss = mean((w - x)^2)
            {training}
            measure loss = loss
            predict loss = exp(-t) * init(loss) + 0 * step
            predict loss as "flow" = ode(u -> -u, start = init(loss))
            """);
        var record = toy.Run(new RunSettings { Seeds = 3, Threads = 1 });
        var replayed = toy.WithPredictions(ShortRuns.Change(record, 1, s => s with { Predicted = [] }));
        Assert.Equal(Text(record), Text(replayed));
    }

    [Fact]
    public void WithPredictions_TrainsNothing()
    {
        var toy = ShortRuns.Compile("""
            toy "A training that nobody would do twice"
            data x ~ normal(50)
            weight W ~ normal(50, 50)
            loss = mean((W @ x)^2)
            train gd(lr = 1e-3) for 1000
            measure loss = loss at [0]
            predict loss = mean((init(W) @ x)^2)
            """);
        Assert.InRange(toy.PredictionPrice.Operations, 1, toy.Price.Operations / 50);
        Assert.Equal(0, toy.PredictionPrice.ExperimentOperations);
    }

    [Fact]
    public void WithPredictions_OfAnotherToysRecord_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ShortRuns.Toy.WithPredictions(ShortRuns.Run(0, 1) with { Sha256 = "other" }));

    private static string Text(RunRecord record) => JsonSerializer.Serialize(record.Points, Json);
}
