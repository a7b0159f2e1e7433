using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class TrainingTests
{
    [Fact]
    public void GradientDescent_OnLinearRegression_FollowsTheClosedForm()
    {
        // Loss ½ Σᵢ hᵢ(wᵢ − aᵢ)² has wᵢ(s) = aᵢ + (1 − ηhᵢ)ˢ(wᵢ(0) − aᵢ).
        double[] h = [1, 2.5, 0.1], a = [0.5, -1, 3], start = [2, 2, -1];
        const double rate = 0.3;
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Vector(start));
        var difference = w - toy.Vector(a);
        toy.Train("gd", toy.Graph.Sum(toy.Vector(h) * difference * difference) * 0.5, 50, ("lr", rate)).Measure("w", w);
        var measured = toy.Run().Measured[0];
        Assert.Equal(51, measured.Steps.Count);
        for (var s = 0; s <= 50; s++)
            for (var i = 0; i < 3; i++)
                Assert.Equal(a[i] + Math.Pow(1 - rate * h[i], s) * (start[i] - a[i]), measured.Values[s][i], 1e-12);
        Assert.Equal(Enumerable.Range(0, 51).Select(s => s * rate), measured.Times);
    }

    [Fact]
    public void Measure_AtAStep_SeesTheFreshDataOfThatStepAndTheWeightsAfterThatManyUpdates()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", Shape.Scalar, toy.Scope.Step);
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("gd", w * x, 10, ("lr", 0.5)).Measure("fresh", x, [0, 3, 10]).Measure("w", w, [0, 3, 10]);
        var record = toy.Run();
        double X(int step) => TestNoise.Value(0, "x", step, 0);
        Assert.Equal([X(0), X(3), X(10)], HandBuiltToy.Series(record, "fresh"));
        var expected = 1 - 0.5 * X(0) - 0.5 * X(1) - 0.5 * X(2);
        Assert.Equal(expected, HandBuiltToy.Series(record, "w")[1], 1e-15);
    }

    [Fact]
    public void Averaged_OverKSteps_IsTheMeanOfTheStepsUpToTheSample()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", Shape.Scalar, toy.Scope.Step);
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("gd", w * x, 10, ("lr", 0.5)).Measure("m", x, [0, 3, 5, 10], averaged: 4);
        var values = HandBuiltToy.Series(toy.Run(), "m");
        double Mean(params int[] steps) => steps.Average(s => TestNoise.Value(0, "x", s, 0));
        Assert.Equal([Mean(0), Mean(0, 1, 2, 3), Mean(2, 3, 4, 5), Mean(7, 8, 9, 10)], values);
    }

    [Fact]
    public void Until_WhenTrue_StopsBeforeTheStepAndTakesEveryMeasureOnceMore()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        var loss = w * w * 0.5;
        var until = toy.Graph.Compare(Comparison.Less, w, toy.Scalar(0.2));
        toy.Train("gd", loss, 100, [("lr", new TensorValue(toy.Scalar(0.5)))], until)
            .Measure("w", w, [0, 2, 50, 100]).Measure("often", w, Enumerable.Range(0, 101))
            .Predict("w", toy.Scope.Step * 2.0).Predict("often", toy.Scope.Time);
        var record = toy.Run();
        Assert.Equal([0, 2, 3], record.Measured[0].Steps);
        Assert.Equal([1, 0.25, 0.125], HandBuiltToy.Series(record, "w"));
        Assert.Equal([0, 1, 2, 3], record.Measured[1].Steps);
        Assert.Equal([0, 4, 6], record.Predicted[0].Values.Select(v => v[0]));
        Assert.Equal([0, 0.5, 1, 1.5], record.Predicted[1].Values.Select(v => v[0]));
        Assert.Null(record.Divergence);
    }

    [Fact]
    public void Phases_OneAfterTheOther_GoOnFromTheWeightsTheTimeAndFreshStates()
    {
        var toy = new HandBuiltToy();
        var (w, v) = (toy.Weight("w", toy.Scalar(1)), toy.Weight("v", toy.Scalar(5)));
        var loss = (w * w + v * v) * 0.5;
        toy.Train("momentum", loss, 2, [("lr", new TensorValue(toy.Scalar(0.5))), ("beta", new TensorValue(toy.Scalar(0.5)))], on: w)
            .Train("gd", loss, 2, [("lr", new TensorValue(toy.Scalar(0.1)))], on: v)
            .Measure("w", w).Measure("v", v).Measure("t", toy.Scope.Time);
        var record = toy.Run();
        // Momentum: v₁ = 1, w₁ = ½; v₂ = ½ + ½ = 1, w₂ = 0.
        Assert.Equal([1, 0.5, 0, 0, 0], HandBuiltToy.Series(record, "w"));
        Assert.Equal([5, 5, 5, 4.5, 4.05], HandBuiltToy.Series(record, "v"));
        Assert.Equal([0, 0.5, 1, 1.1, 1.2], HandBuiltToy.Series(record, "t"));
    }

    [Fact]
    public void Updates_ThatSwapTwoWeights_UseTheOldValuesOfBoth()
    {
        var toy = new HandBuiltToy();
        var (a, b) = (toy.Weight("a", toy.Vector(1, 2)), toy.Weight("b", toy.Vector(3, 4)));
        toy.Train(new TrainingPhase { Steps = 3, Updates = [(a, b), (b, a)], LearningRate = toy.Scalar(1) })
            .Measure("a", a).Measure("b", b);
        var record = toy.Run();
        Assert.Equal([1, 3, 1, 3], HandBuiltToy.Series(record, "a"));
        Assert.Equal([3, 1, 3, 1], HandBuiltToy.Series(record, "b"));
    }

    [Fact]
    public void Weights_NotTrained_KeepTheirValuesAndSeedsDifferOnlyInDraws()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Noise("w", new Shape(2)));
        toy.Measure("w", w, [0]).Measure("seed", toy.Scope.Seed, [0]);
        var records = toy.Run(seeds: 3);
        for (var seed = 0; seed < 3; seed++)
        {
            Assert.Equal([TestNoise.Value(seed, "w", 0, 0), TestNoise.Value(seed, "w", 0, 1)], records[seed].Measured[0].Values[0]);
            Assert.Equal([seed], records[seed].Measured[1].Values[0]);
            Assert.Equal(seed, records[seed].Seed);
        }
    }

    [Fact]
    public void SinglePrecision_RoundsEveryNumberToSevenDigits()
    {
        var toy = new HandBuiltToy { IsSinglePrecision = true };
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("gd", w * w * 0.5, 3, ("lr", 0.1)).Measure("w", w);
        var expected = 1f;
        for (var i = 0; i < 3; i++)
            expected -= 0.1f * expected;
        Assert.Equal(expected, HandBuiltToy.Series(toy.Run(), "w")[3]);
    }

    [Fact]
    public void Against_IsRecordedWithTheSeries()
    {
        var toy = new HandBuiltToy();
        toy.Measure("spectrum", toy.Vector(3, 2, 1), [0], against: toy.Vector(1, 2, 3));
        Assert.Equal([1, 2, 3], toy.Run().Measured[0].Against!);
    }

    [Fact]
    public void LearningRate_ThatDependsOnStep_AddsUpInTime()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("gd", w, 4, [("lr", new TensorValue(1 / (toy.Scope.Step + 1)))]).Measure("w", w).Measure("t", toy.Scope.Time)
            .Predict("t", toy.Scope.Time);
        var record = toy.Run();
        double[] expected = [0, 1, 1.5, 1.5 + 1.0 / 3, 1.5 + 1.0 / 3 + 0.25];
        Assert.Equal(expected, HandBuiltToy.Series(record, "t"));
        Assert.Equal(expected, record.Predicted[0].Values.Select(v => v[0]));
        Assert.Equal(1 - expected[4], HandBuiltToy.Series(record, "w")[4], 1e-14);
    }

    [Fact]
    public void LearningRate_ThatDependsOnWeights_GivesThePredictionsTheTimeThatTrainingFound()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("gd", w * w * 0.5, 3, [("lr", new TensorValue(w * 0.5))]).Measure("t", toy.Scope.Time).Predict("t", toy.Scope.Time);
        var record = toy.Run();
        Assert.Equal(HandBuiltToy.Series(record, "t"), record.Predicted[0].Values.Select(v => v[0]));
        Assert.Equal(0.5, record.Measured[0].Values[1][0]);
        Assert.Equal(0.75, record.Measured[0].Values[2][0]);
    }

    [Fact]
    public void TrainingStep_RunAThousandTimes_AllocatesNothing()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", new Shape(32, 10));
        var w = toy.Weight("w", toy.Noise("w", new Shape(10, 4)));
        var u = toy.Weight("u", toy.Noise("u", new Shape(4)));
        var hidden = toy.Graph.MatrixMultiply(x, w);
        var error = toy.Graph.MatrixMultiply(hidden * hidden, u) - 1;
        toy.Train("adam", toy.Graph.Sum(error * error) / 32, 2000, ("lr", 1e-3));
        var plan = new PointPlan(toy.Build());
        var context = new RunContext { Key = RunKey.Zero, Seed = 0 };
        var frame = new Frame<double>();
        foreach (var stage in new[] { Stage.Point, Stage.Seed })
        {
            var program = new CompiledProgram<double>(plan.Experiment[stage], frame.Find, context);
            program.Run();
            frame.AddRoots(program);
        }

        foreach (var leaf in plan.Weights.Select(p => p.Leaf).Concat(plan.Phases[0].Phase.States.Select(s => s.Leaf)))
            frame.AddLeaf(leaf);
        var runner = PhaseRunner<double>.Create(plan.Phases[0], toy.Scope, frame, context);
        runner.Start(0);
        runner.Advance();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            runner.Advance();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1.001, runner.Time, 1e-12);
    }
}
