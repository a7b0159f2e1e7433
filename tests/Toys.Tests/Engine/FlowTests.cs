using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class FlowTests
{
    [Fact]
    public void Flow_OnAQuadratic_IsTheExponential()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Vector(2, -1));
        toy.Train("flow", toy.Graph.Sum(toy.Vector(1, 10) * w * w) * 0.5, 40, ("dt", 0.05)).Measure("w", w).Predict("w", toy.Scope.Time);
        var record = toy.Run();
        foreach (var (values, time) in record.Measured[0].Values.Zip(record.Measured[0].Times))
        {
            Assert.Equal(2 * Math.Exp(-time), values[0], 1e-7);
            Assert.Equal(-Math.Exp(-10 * time), values[1], 1e-7);
        }

        Assert.Equal(2, record.Measured[0].Times[^1], 1e-12);
        Assert.Equal(record.Measured[0].Times, record.Predicted[0].Values.Select(v => v[0]));
    }

    [Fact]
    public void Flow_OfADeepLinearMode_FollowsTheSigmoid()
    {
        // u = ab with loss ½(s − ab)², balanced: u(t) = s / (1 + (s/u₀ − 1)e^(−2st)). Source: Saxe et al. 2014, arXiv:1312.6120.
        var toy = new HandBuiltToy();
        var (a, b) = (toy.Weight("a", toy.Scalar(0.1)), toy.Weight("b", toy.Scalar(0.1)));
        var error = 3 - a * b;
        toy.Train("flow", error * error * 0.5, 60, ("dt", 0.05)).Measure("u", a * b, [0, 20, 40, 60]);
        var measured = toy.Run().Measured[0];
        for (var i = 0; i < 4; i++)
            Assert.Equal(3 / (1 + (3 / 0.01 - 1) * Math.Exp(-6 * measured.Times[i])), measured.Values[i][0], 3e-7);
    }

    [Fact]
    public void Flow_WhoseVelocityJumpsAtSteps_IntegratesEachStretchApart()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", Shape.Scalar, toy.Scope.Step);
        var w = toy.Weight("w", toy.Scalar(0));
        toy.Train("flow", w * x, 20, ("dt", 0.25)).Measure("w", w);
        var expected = 0.0;
        var values = HandBuiltToy.Series(toy.Run(), "w");
        for (var s = 0; s < 20; s++)
        {
            expected -= 0.25 * TestNoise.Value(0, "x", s, 0);
            Assert.Equal(expected, values[s + 1], 1e-12);
        }
    }

    [Fact]
    public void Flow_Until_StopsAtASample()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("flow", w * w * 0.5, 100, [("dt", new TensorValue(toy.Scalar(0.1)))], toy.Graph.Compare(Comparison.Less, w, toy.Scalar(0.5)))
            .Measure("w", w);
        Assert.Equal(7, toy.Run().Measured[0].Steps[^1]);
    }

    [Fact]
    public void Flow_InSinglePrecision_IsGoodToItsDigits()
    {
        var toy = new HandBuiltToy { IsSinglePrecision = true };
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("flow", w * w * 0.5, 10, ("dt", 0.1)).Measure("w", w);
        Assert.Equal(Math.Exp(-1), HandBuiltToy.Series(toy.Run(), "w")[^1], 1e-5);
    }

    [Fact]
    public void Flow_ThatBlowsUp_DivergesWithASentence()
    {
        // dw/dt = w² from 1 is infinite at t = 1.
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Scalar(1));
        toy.Train("flow", -(w * w * w) / 3, 20, ("dt", 0.3)).Measure("w", w);
        var record = toy.Run();
        Assert.Equal("the solution of the equation blows up or stops being finite near t = 1 at step 3.", record.Divergence);
        Assert.Equal(4, record.Measured[0].Steps.Count);
        Assert.Equal(1 / (1 - 0.9), record.Measured[0].Values[3][0], 1e-4);
    }

    [Fact]
    public void Flow_TooStiffForAnExplicitMethod_GivesUpAtItsCap()
    {
        var toy = new HandBuiltToy();
        var w = toy.Weight("w", toy.Vector(1, 1));
        toy.Train("flow", toy.Graph.Sum(toy.Vector(1, 1e7) * w * w) * 0.5, 10, ("dt", 1)).Measure("w", w);
        Assert.StartsWith("the integration needs more than 10600 evaluations (it got to t = ", toy.Run().Divergence);
    }
}
