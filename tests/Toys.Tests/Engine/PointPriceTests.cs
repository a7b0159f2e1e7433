using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class PointPriceTests
{
    [Fact]
    public void Price_CountsConstantsOnceDrawsPerSeedAndStepsPerStep()
    {
        var toy = new HandBuiltToy();
        var constant = toy.Graph.BroadcastTo(toy.Scalar(1), new Shape(1000));
        var drawn = toy.Noise("x", new Shape(100));
        var w = toy.Weight("w", toy.Scalar(0));
        toy.Train("gd", w * toy.Graph.Sum(drawn) * toy.Graph.Sum(constant), 50, ("lr", 0.1)).Measure("w", w, [0]);
        var price = PointPrice.OfRun([toy.Build()], seeds: 10);
        // Constant: a broadcast and a sum of 1000. Per seed: a draw and a sum of 100, and little else. Per step: a few scalars.
        Assert.InRange(price.ExperimentOperations, 2000 + 10 * (200 + 50), 2000 + 10 * (200 + 10 + 50 * 6));
        Assert.Equal(0, price.TheoryOperations);
        Assert.InRange(price.PeakBytes, 8 * 1100, 8 * 1400);
    }

    [Fact]
    public void Price_OfATheory_IsOnlyWhatTheExperimentDoesNotNeed()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", new Shape(100));
        toy.Measure("sum", toy.Graph.Sum(x), [0]).Predict("sum", toy.Graph.Sum(x)).Predict("sum", toy.Graph.Sum(x * x), "squares");
        var price = PointPrice.OfRun([toy.Build()], seeds: 3);
        Assert.Equal(3 * 200, price.ExperimentOperations);
        Assert.Equal(3 * 200, price.TheoryOperations);
    }

    [Fact]
    public void Price_OfAverages_CountsEveryStepOfTheirWindowsOnce()
    {
        double Cost(int averaged, params int[] steps)
        {
            var toy = new HandBuiltToy();
            toy.Measure("x", toy.Graph.Sum(toy.Noise("x", new Shape(100), toy.Scope.Step)), steps, averaged);
            return PointPrice.OfRun([toy.Build()], seeds: 1).ExperimentOperations;
        }

        // One run more than sampled is priced, for a phase that stops early.
        Assert.Equal(200 * (2 + 1), Cost(1, 0, 100));
        Assert.Equal(200 * (11 + 1), Cost(10, 0, 100));
        Assert.Equal(200 * (101 + 1), Cost(500, 0, 100));
    }

    [Fact]
    public void Price_OfAFittedTheory_CountsEveryTrialAtEveryStep()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", new Shape(100));
        toy.Measure("sum", toy.Graph.Sum(x), [0, 10, 20]);
        toy.Predict("sum", toy.Fit("c", "sum") * toy.Graph.Sum(x) + toy.Scope.Step);
        var model = toy.Build();
        Assert.Equal(0, PointPrice.OfRun([model], seeds: 1).TheoryOperations);
        // Per trial: 100 draws and their sum, one product, and at each of three steps (and one to spare) one addition.
        Assert.Equal(50 * (200 + 1 + 4), new FittedPlan(model).Price(trials: 50).TheoryOperations);
    }

    [Fact]
    public void Price_OfAFlow_IsItsCap()
    {
        double Operations(string optimizer, string rate)
        {
            var toy = new HandBuiltToy();
            var w = toy.Weight("w", toy.Vector(1, 2));
            return PointPrice.OfRun([toy.Train(optimizer, toy.Graph.Sum(w * w), 100, (rate, 0.1)).Build()], seeds: 1).ExperimentOperations;
        }

        Assert.InRange(Operations("flow", "dt") / Operations("gd", "lr"), 80, 160);
    }

    [Fact]
    public void Seconds_AreWithinAFactorOfTenOfTheClock()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Noise("w", new Shape(64, 64)));
        var product = toy.Graph.MatrixMultiply(w, toy.Graph.TransposeMatrix(w)) * 0.1;
        toy.Train("gd", toy.Graph.Sum(product * product), 300, ("lr", 1e-6)).Measure("w", w, [300]);
        toy.Run();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        toy.Run();
        var estimate = PointPrice.OfRun([toy.Build()], seeds: 1).Seconds;
        Assert.InRange(watch.Elapsed.TotalSeconds / estimate, 0.1, 50);
    }
}
