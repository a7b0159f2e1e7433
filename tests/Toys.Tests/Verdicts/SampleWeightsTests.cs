using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class SampleWeightsTests
{
    [Fact]
    public void For_EvenSteps_WeighsEvenly() =>
        Assert.All(SampleWeights.For([0, 20, 40, 60, 80]), weight => Assert.Equal(0.2, weight, 1e-15));

    [Fact]
    public void For_OneStepPerDecade_WeighsEvenly() =>
        Assert.All(SampleWeights.For([1, 10, 100, 1000]), weight => Assert.Equal(0.25, weight, 1e-15));

    [Fact]
    public void For_DenseEarlySampling_CountsEachDecadeTheSame()
    {
        int[] steps = [.. Enumerable.Range(1, 120).Concat(Enumerable.Range(0, 81).Select(i => (int)Math.Round(121 * Math.Pow(10, i / 27.0))))];
        var weights = SampleWeights.For(steps);

        double Decade(int from) => steps.Zip(weights).Where(pair => pair.First >= from && pair.First < 10 * from).Sum(pair => pair.Second);

        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.Equal(1, Decade(10) / Decade(100), 0.1);
        Assert.Equal(1, Decade(100) / Decade(1000), 0.1);
        Assert.Equal(1, Decade(1000) / Decade(10_000), 0.1);
    }

    [Fact]
    public void For_EvenStepsWithAStrayLast_GivesTheStrayLittle()
    {
        var weights = SampleWeights.For([0, 100, 200, 300, 400, 401]);

        Assert.Equal(0.01, weights[^1] / weights[0], 1e-12);
    }

    [Fact]
    public void For_StepZero_HasAFinitePlace() =>
        Assert.All(SampleWeights.For([0, 1, 3, 10, 30, 100, 300, 1000]), weight => Assert.InRange(weight, 0.05, 0.3));

    [Fact]
    public void For_OneStep_HasAllTheWeight() => Assert.Equal([1.0], SampleWeights.For([17]));
}
