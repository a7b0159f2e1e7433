using System.Diagnostics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class ManagedEngineTests
{
    [Fact]
    public void Run_OnTwoThreads_GivesTheBitsOfOne()
    {
        var points = new[] { 4, 7, 9 }.Select(width => SmallNet(width, 40).Build()).ToArray();
        double[] Numbers(int threads) =>
        [
            .. new ManagedEngine().Run(points, 5, new RunSettings { Threads = threads }, null, CancellationToken.None)
                .SelectMany(p => p.Seeds).SelectMany(s => s.Measured).SelectMany(m => m.Values).SelectMany(v => v),
        ];
        var one = Numbers(1).Select(BitConverter.DoubleToInt64Bits).ToArray();
        Assert.Equal(3 * 5 * 2 * 41, one.Length);
        Assert.Equal(one, Numbers(2).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(one, Numbers(5).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Run_WithMoreSeedsLater_ContinuesWithTheSameNumbers()
    {
        var model = SmallNet(4, 10).Build();
        IReadOnlyList<SeedRecord> Run(int first, int seeds) =>
            new ManagedEngine().Run([model], seeds, new RunSettings { FirstSeed = first, Threads = 1 }, null, CancellationToken.None)[0].Seeds;
        var (all, late) = (Run(0, 4), Run(2, 2));
        Assert.Equal([2, 3], late.Select(s => s.Seed));
        Assert.Equal(all[3].Measured[0].Values.SelectMany(v => v), late[1].Measured[0].Values.SelectMany(v => v));
    }

    [Fact]
    public void Record_OfASweep_CarriesThePointsInOrder()
    {
        var points = new[] { 3, 4 }.Select(width =>
        {
            var toy = SmallNet(width, 2);
            toy.Swept["width"] = width;
            return toy.Build();
        }).ToArray();
        var records = new ManagedEngine().Run(points, 2, new RunSettings(), null, CancellationToken.None);
        Assert.Equal([3, 4], records.Select(r => r.Parameters["width"]));
    }

    [Fact]
    public void Divergence_OfAMeasure_NamesItAndItsStepAndKeepsTheSamplesBefore()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        // w ← −2w: the loss w⁸ overflows long before the weight.
        var square = w * w;
        toy.Train("gd", square * 1.5, 400, ("lr", 1)).Measure("loss", square * square * square * square).Predict("loss", toy.Scope.Step * 1.0);
        var record = toy.Run();
        Assert.Equal("loss is not finite at step 128 (is the learning rate too large?).", record.Divergence);
        Assert.Equal(128, record.Measured[0].Values.Count);
        Assert.Equal(128, record.Predicted[0].Values.Count);
        Assert.All(record.Measured[0].Values, v => Assert.True(double.IsFinite(v[0])));
    }

    [Fact]
    public void Divergence_OfAWeightThatNobodyMeasures_IsFound()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("gd", w * w * 50, 300, ("lr", 1)).Measure("step", toy.Scope.Step, [0, 300]);
        Assert.Equal("the weight w is not finite at step 192 (is the learning rate too large?).", toy.Run().Divergence);
    }

    [Fact]
    public void Divergence_OfAnOperationTheExperimentNeeds_IsTheRecordsAndNotAnError()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", new Shape(2, 2));
        toy.Measure("fine", x, [0]).Measure("broken", toy.Graph.Apply(new GivesUp(), x), [0], averaged: 2);
        var record = toy.Run();
        Assert.Equal("the matrix is singular.", record.Divergence);
        Assert.Single(record.Measured[0].Values);
        Assert.Empty(record.Measured[1].Values);
    }

    [Fact]
    public void Mistake_ThatOnlyARunShows_FailsTheRunWithItsPlace()
    {
        var toy = new HandBuiltToy();
        toy.Measure("x", toy.Graph.Apply(new GivesUp(AsMistake: true), toy.Scalar(1)), [0]);
        var failure = Assert.Throws<ToyRunFailedException>(() => toy.Run(4, threads: 2));
        Assert.Equal("index 7 is out of range", failure.Message);
        Assert.Equal(12, failure.Span.Start);
    }

    [Fact]
    public void Cancellation_InTheMiddle_EndsTheRunSoon()
    {
        using var source = new CancellationTokenSource();
        var watch = new Stopwatch();
        var observer = new RecordingObserver
        {
            OnEvent = what =>
            {
                if (watch.IsRunning)
                    return;
                watch.Start();
                source.Cancel();
            },
        };
        var model = SmallNet(64, 10_000_000).Build();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ManagedEngine().Run([model], 2, new RunSettings { Threads = 2 }, observer, source.Token));
        // A hundred milliseconds are the aim; a busy machine may take longer, but never the hours of the whole run.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000);
    }

    [Fact]
    public void Progress_OverManySeeds_NeverFallsAndEndsAtOne()
    {
        var observer = new RecordingObserver();
        new ManagedEngine().Run(
            [SmallNet(4, 300).Build(), SmallNet(8, 300).Build()], 6, new RunSettings { Threads = 2 }, observer, CancellationToken.None);
        Assert.Equal(observer.Progress.Order(), observer.Progress);
        Assert.Equal(1, observer.Progress[^1]);
        Assert.InRange(observer.Progress.Count, 10, 1100);
        Assert.Equal(12, observer.Events.Count(e => e.StartsWith("completed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Progress_WhereTrainingStopsEarly_StillEndsAtOne()
    {
        var observer = new RecordingObserver();
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("gd", w * w, 1000, [("lr", new TensorValue(toy.Scalar(0.1)))], toy.Graph.Compare(Comparison.Less, w, toy.Scalar(0.5))).Measure("w", w, [0]);
        toy.Run(observer);
        Assert.Equal(1, observer.Progress[^1]);
    }

    [Fact]
    public void Run_BeyondTheLimits_IsRefusedBeforeAnythingIsAllocated()
    {
        var toy = new HandBuiltToy();
        var huge = toy.Graph.Zeros(new Shape(1_000_000_000, 1_000_000_000));
        toy.Measure("sum", toy.Graph.Sum(huge), [0]);
        var failure = Assert.Throws<ToyRunFailedException>(() => toy.Run());
        Assert.Equal("This toy needs 7450580596.92 GiB of memory and may take 4 GiB here: make its largest tensors smaller.", failure.Message);

        var slow = new ManagedEngine(limits: new EngineLimits { Operations = 1e6 });
        failure = Assert.Throws<ToyRunFailedException>(() =>
            slow.Run([SmallNet(16, 10_000).Build()], 1, new RunSettings(), null, CancellationToken.None));
        Assert.Matches("^This toy takes up to [0-9.e+]+ operations and may take 1e\\+6 here: take fewer steps", failure.Message);
    }

    /// <summary>(x·W)²·u trained on noise: enough arithmetic for rounding to show any difference in order.</summary>
    private static HandBuiltToy SmallNet(int width, int steps)
    {
        var toy = new HandBuiltToy();
        var (x, y) = (toy.Noise("x", new Shape(20, 5)), toy.Noise("target", new Shape(20)));
        var (w, u) = (toy.Weight("W", toy.Noise("W", new Shape(5, width))), toy.Weight("u", toy.Noise("u", new Shape(width))));
        var hidden = toy.Graph.MatrixMultiply(x, w);
        var error = toy.Graph.MatrixMultiply(hidden * hidden, u) / width - y;
        var loss = toy.Graph.Sum(error * error) / 20;
        return toy.Train("gd", loss, steps, ("lr", 0.01)).Measure("loss", loss).Measure("norm", toy.Graph.Sum(w * w));
    }
}
