using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class JudgeTests
{
    private static readonly CheckTerms FivePercent = new() { Tolerance = 0.05, Draws = true };

    [Fact]
    public void Check_OnePoint_FollowsTheFormula()
    {
        var judged = Judged([CheckPoint.Scalar(1, [10.2, 10.4, 10.1, 10.5], [10, 10, 10, 10])], FivePercent);

        var standardError = Math.Sqrt((0.01 + 0.01 + 0.04 + 0.04) / 3 / 4);
        Assert.Equal(0.03, judged.Error, 1e-12);
        Assert.Equal((0.3 - (3.182446305284263 * standardError)) / 10, judged.Low, 1e-9);
        Assert.Equal(HighOfFour([0.2, 0.4, 0.1, 0.5]) / 10, judged.High, 1e-9);
        Assert.Equal(Verdict.Undecided, judged.Verdict);
    }

    [Theory]
    [InlineData(0.01, Verdict.Fails)]
    [InlineData(0.1, Verdict.Holds)]
    [InlineData(0.03, Verdict.Undecided)]
    public void Check_SmallNoise_IsDecidedByTheTolerance(double tolerance, Verdict expected)
    {
        var judged = Judged([CheckPoint.Scalar(1, [10.29, 10.31, 10.30, 10.30], [10, 10, 10, 10])], FivePercent with { Tolerance = tolerance });

        Assert.Equal(expected, judged.Verdict);
        Assert.True(judged.IsDistinguishable);
    }

    [Fact]
    public void Check_PredictionsThatFollowTheSeeds_ArePaired()
    {
        var judged = Judged([CheckPoint.Scalar(1, [1.01, 5.05, 20.2, 50.5], [1, 5, 20, 50])], FivePercent);

        Assert.Equal(Verdict.Holds, judged.Verdict);
        Assert.Equal(0.01, judged.Error, 1e-12);
    }

    [Fact]
    public void Check_OneSeedOfAToyThatDrawsNothing_IsExact()
    {
        var judged = Judged([CheckPoint.Scalar(1, [10.4], [10])], FivePercent with { Draws = false });

        Assert.Equal((Verdict.Holds, judged.Error, judged.Error), (judged.Verdict, judged.Low, judged.High));
    }

    [Fact]
    public void Check_OneSeedOfAToyThatDraws_IsUndecided()
    {
        var judged = Judged([CheckPoint.Scalar(1, [10], [10])], FivePercent);

        Assert.Equal((Verdict.Undecided, double.PositiveInfinity), (judged.Verdict, judged.High));
        Assert.False(judged.IsDistinguishable);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Check_UnforeseenDivergence_IsNeverAPass(double value)
    {
        CheckPoint[] points = [CheckPoint.Scalar(1, [1, 1], [1, 1]), CheckPoint.Scalar(1, [1, value], [1, 1], group: 4)];

        var judged = Judged(points, FivePercent);

        Assert.Equal((Verdict.Diverged, 4), (judged.Verdict, judged.WorstGroup));
    }

    [Fact]
    public void Check_TheoryThatDiverges_IsNeverAPass() =>
        Assert.Equal(Verdict.Diverged, Judged([CheckPoint.Scalar(1, [1, 1], [1, double.NaN])], FivePercent).Verdict);

    [Theory]
    [InlineData(double.NaN, double.PositiveInfinity, Verdict.Holds)]
    [InlineData(1, 2, Verdict.Fails)]
    [InlineData(1, double.NaN, Verdict.Undecided)]
    public void Check_ForeseenDivergence_IsHeldToIt(double first, double second, Verdict expected)
    {
        var point = CheckPoint.Scalar(1, [first, second], []) with { IsDivergencePredicted = true };

        Assert.Equal(expected, Judged([point], FivePercent).Verdict);
    }

    [Fact]
    public void Check_PredictionOfZero_AsksForAbsolutely()
    {
        CheckPoint[] points = [CheckPoint.Scalar(1, [1, 1], [1, 1]), CheckPoint.Scalar(1, [0.1, 0.2], [1, -1])];

        var outcome = Assert.IsType<CheckOutcome.Unanswerable>(Judge.Check(points, FivePercent));

        Assert.Equal(1, outcome.Point);
        Assert.Contains("absolutely", outcome.Why, StringComparison.Ordinal);
        Assert.Equal(Verdict.Undecided, Judged(points, FivePercent with { IsAbsolute = true, Tolerance = 0.1 }).Verdict);
    }

    [Fact]
    public void Check_ZeroMeasuredWhereZeroIsPredicted_LeavesThePointOut()
    {
        CheckPoint[] points = [CheckPoint.Scalar(1, [0, 0], [0, 0]), CheckPoint.Scalar(1, [1.02, 1.02], [1, 1])];

        Assert.Equal(0.02, Judged(points, FivePercent).Error, 1e-12);
    }

    [Fact]
    public void Check_NoPoints_IsUnanswerable() => Assert.IsType<CheckOutcome.Unanswerable>(Judge.Check([], FivePercent));

    [Fact]
    public void Check_VectorMeasure_IsComparedByNorms()
    {
        var point = new CheckPoint { Weight = 1, Components = 2, Measured = [3.3, 4.4], Predicted = [3, 4] };

        Assert.Equal(0.1, Judged([point], FivePercent with { Draws = false }).Error, 1e-12);
    }

    [Fact]
    public void Check_MoreComponentsThanSeeds_GivesWhatTheComponentsThemselvesGive()
    {
        const int Seeds = 5, Components = 3;
        var noise = DrawStreamNormals("vector", Seeds * Components);
        var narrow = Vector(noise, Components, Components);
        var wide = Vector(noise, Components, 40);

        var (expected, actual) = (Judged([narrow], FivePercent), Judged([wide], FivePercent));

        Assert.Equal(expected.Error, actual.Error, 1e-12);
        Assert.Equal(expected.Low, actual.Low, 1e-12);
        Assert.Equal(expected.High, actual.High, 1e-9);
    }

    [Fact]
    public void Check_SharesOfPoints_AreTakenByWeight()
    {
        CheckPoint[] points = [Exact(8, 1.01), Exact(1, 1.2), Exact(1, 1.4)];
        var exact = FivePercent with { Draws = false };

        Assert.Equal(Verdict.Holds, Judged(points, exact with { Quantile = 0.8 }).Verdict);
        Assert.Equal(0.2, Judged(points, exact with { Quantile = 0.9 }).Error, 1e-12);
        Assert.Equal(0.4, Judged(points, exact with { Quantile = 1 }).Error, 1e-12);
        Assert.Equal(0.8, Judged(points, exact).ShareWithin, 1e-12);
    }

    [Fact]
    public void Check_SeveralSweepPoints_NamesTheWorst()
    {
        CheckPoint[] points = [Exact(1, 1.01), Exact(1, 1.3) with { Group = 1 }, Exact(1, 1.2) with { Group = 2 }, Exact(3, 1.01) with { Group = 1 }];

        var judged = Judged(points, FivePercent with { Draws = false });

        Assert.Equal(2, judged.WorstGroup);
        Assert.Equal(0.2, judged.WorstError, 1e-12);
    }

    [Fact]
    public void Check_ExactTheoryEveryPointAskedFor_IsNotFailedByTheUnluckiest()
    {
        var failures = 0;
        for (var trial = 0; trial < 100; trial++)
        {
            var noise = DrawStreamNormals($"unlucky {trial}", 30 * 8);
            var points = noise.Chunk(8).Select(e => CheckPoint.Scalar(1, [.. e.Select(x => 1 + x)], [1, 1, 1, 1, 1, 1, 1, 1])).ToArray();
            failures += Judged(points, FivePercent with { Quantile = 1 }).Verdict == Verdict.Fails ? 1 : 0;
        }

        Assert.InRange(failures, 0, 1);
    }

    [Fact]
    public void Check_SameRecord_GivesTheSameBits()
    {
        CheckPoint[] Points() => [.. DrawStreamNormals("bits", 600).Chunk(6).Select(e => CheckPoint.Scalar(1, [.. e.Select(x => 1 + (0.1 * x))], [1, 1, 1, 1, 1, 1]))];

        var (first, second) = (Judged(Points(), FivePercent), Judged(Points(), FivePercent));
        Assert.Equal(first.GroupErrors, second.GroupErrors);
        // Lists are compared by what they hold, records with lists by which they hold.
        Assert.Equal(first with { GroupErrors = [] }, second with { GroupErrors = [] });
    }

    [Fact]
    public void Check_SecondLook_IsMoreCautious()
    {
        CheckPoint[] points = [CheckPoint.Scalar(1, [10.2, 10.4, 10.1, 10.5], [10, 10, 10, 10])];

        var (first, later) = (Judged(points, FivePercent), Judged(points, FivePercent with { Confidence = Confidence.RepeatedLook }));

        Assert.True(later.High > first.High && later.Low < first.Low);
    }

    /// <summary>The bootstrap written out: all 256 ways to draw four of four.</summary>
    private static double HighOfFour(double[] errors)
    {
        var mean = errors.Average();
        var inflation = 3.182446305284263 / 1.959963984540054 * Math.Sqrt(4.0 / 3);
        var all = Enumerable.Range(0, 256)
            .Select(n => (errors[n & 3] + errors[(n >> 2) & 3] + errors[(n >> 4) & 3] + errors[n >> 6]) / 4)
            .Select(resampled => Math.Abs(mean + (inflation * (resampled - mean))))
            .Order().ToArray();
        return all[(int)Math.Ceiling(0.975 * 256) - 1];
    }

    private static CheckOutcome.Judged Judged(IReadOnlyList<CheckPoint> points, CheckTerms terms) =>
        Assert.IsType<CheckOutcome.Judged>(Judge.Check(points, terms));

    private static CheckPoint Exact(double weight, double measured) => CheckPoint.Scalar(weight, [measured], [1]);

    private static CheckPoint Vector(double[] noise, int used, int components)
    {
        var seeds = noise.Length / used;
        var (measured, predicted) = (new double[seeds * components], new double[seeds * components]);
        for (var k = 0; k < seeds; k++)
        {
            for (var c = 0; c < used; c++)
            {
                predicted[(k * components) + c] = c + 1;
                measured[(k * components) + c] = c + 1 + (0.1 * noise[(k * used) + c]);
            }
        }

        return new CheckPoint { Weight = 1, Components = components, Measured = measured, Predicted = predicted };
    }

    private static double[] DrawStreamNormals(string name, int count)
    {
        var z = new double[count];
        DrawStream.For(RunKey.Zero, 0, name).FillNormal(z);
        return z;
    }
}
