using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class TheoryTests
{
    [Fact]
    public void Predictions_OfMeasuresAndObserves_ComeBeforeTheFirstSample()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Noise("w", Shape.Scalar));
        toy.Train("gd", w * w * 0.5, 5, ("lr", 0.5)).Measure("w", w)
            .Predict("w", toy.Scope.Weights[0].Initial * toy.Graph.Power(toy.Scalar(0.5), toy.Scope.Step))
            .Predict("plateau", toy.Scalar(42));
        var observer = new RecordingObserver();
        var record = toy.Run(observer);
        Assert.Equal(["predicted w", "predicted plateau", "sample w"], observer.Events.Take(3));
        Assert.Equal(HandBuiltToy.Series(record, "w"), record.Predicted[0].Values.Select(v => v[0]));
        Assert.Equal([42], Assert.Single(record.Predicted[1].Values));
    }

    [Fact]
    public void Prediction_ThatBreaksDown_IsNotANumberAndLeavesItsRivalsAndTheExperimentAlone()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        var broken = toy.Graph.Apply(new GivesUp(), toy.Noise("x", Shape.Scalar));
        // A comparison with what is not a number is false: without tracing the failure this would predict 1.
        var hidden = toy.Graph.Where(toy.Graph.Compare(Comparison.Greater, broken, toy.Scalar(0)), toy.Scalar(2), toy.Scalar(1));
        toy.Train("gd", w * w * 0.5, 2, ("lr", 0.5)).Measure("w", w)
            .Predict("w", hidden, "broken").Predict("w", toy.Scope.Step + broken, "broken later").Predict("w", toy.Scope.Time, "whole");
        var record = toy.Run();
        Assert.Null(record.Divergence);
        Assert.Equal([1, 0.5, 0.25], HandBuiltToy.Series(record, "w"));
        Assert.All(record.Predicted[0].Values.Concat(record.Predicted[1].Values), v => Assert.Equal(double.NaN, v[0]));
        Assert.Equal([0, 0.5, 1], record.Predicted[2].Values.Select(v => v[0]));
    }

    [Fact]
    public void Prediction_OfDivergenceAlone_HasNoValues()
    {
        var toy = new HandBuiltToy();
        toy.Measure("x", toy.Scalar(1), [0]).Predict("x", null, diverges: true);
        var predicted = Assert.Single(toy.Run().Predicted);
        Assert.True(predicted.DivergencePredicted);
        Assert.Empty(predicted.Values);
    }

    [Fact]
    public void TheoryEvaluator_GivenConstants_EvaluatesFittedPredictionsWithTheDrawsOfTheRun()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Noise("w", Shape.Scalar));
        toy.Train("gd", w * w * 0.5, 3, ("lr", 0.5)).Measure("w", w);
        var (a, b) = (toy.Fit("a", "w"), toy.Fit("b", "w"));
        toy.Predict("w", a * toy.Scope.Weights[0].Initial + b * toy.Scope.Step + toy.Scope.Time, "fitted")
            .Predict("w", toy.Scope.Step * 1.0, "free").Predict("rate", a * b, "fitted");
        var model = toy.Build();
        var settings = new RunSettings { FirstSeed = 5 };
        var points = new ManagedEngine().Run([model], 2, settings, null, CancellationToken.None);
        var record = new RunRecord("", settings.Key, "managed", 0, points);
        Assert.Equal(["free"], points[0].Seeds[0].Predicted.Select(p => p.Theory));

        var evaluator = new TheoryEvaluator([model], record);
        foreach (var (av, bv) in new[] { (2.0, 3.0), (-1.0, 0.5), (2.0, 3.0) })
        {
            var evaluated = evaluator.Evaluate(new Dictionary<string, double> { ["a"] = av, ["b"] = bv });
            for (var s = 0; s < 2; s++)
            {
                var predicted = evaluated.Points[0].Seeds[s].Predicted;
                Assert.Equal([("w", "fitted"), ("w", "free"), ("rate", "fitted")], predicted.Select(p => (p.Target, p.Theory)));
                var initial = TestNoise.Value(5 + s, "w", 0, 0);
                Assert.Equal(
                    Enumerable.Range(0, 4).Select(k => av * initial + bv * k + 0.5 * k), predicted[0].Values.Select(v => v[0]));
                Assert.Equal([0, 1, 2, 3], predicted[1].Values.Select(v => v[0]));
                Assert.Equal([av * bv], predicted[2].Values.Single());
            }
        }
    }
}
