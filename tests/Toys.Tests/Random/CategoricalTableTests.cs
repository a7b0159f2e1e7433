using LearningMechanics.Toys.Random;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Random;

public sealed class CategoricalTableTests
{
    [Fact]
    public void FillCategorical_GivenProbabilities_AreMetAndZeroNeverComes()
    {
        double[] p = [0.1, 0, 0.6, 0.3, 0];
        var counts = Counts(CategoricalTable.Of(p));

        Assert.Equal((0, 0), (counts[1], counts[4]));
        GoodnessOfFit.AssertCounts([counts[0], counts[2], counts[3]], [0.1, 0.6, 0.3]);
    }

    [Fact]
    public void Zipf_ExponentOnePointFive_FollowsThePowerLaw()
    {
        double[] weights = [.. Enumerable.Range(1, 20).Select(i => Math.Pow(i, -1.5))];
        var counts = Counts(CategoricalTable.Zipf(1.5, 20));

        GoodnessOfFit.AssertCounts(counts[..20], [.. weights.Select(w => w / weights.Sum())]);
    }

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.9999999999999999, 2)]
    public void IndexAt_Edges_SkipsWhatHasNoProbability(double u, int expected) =>
        Assert.Equal(expected, CategoricalTable.Of([0, 0.5, 0.5, 0]).IndexAt(u));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_ImpossibleProbability_NamesIt(double p)
    {
        var error = Assert.Throws<ArgumentException>(() => CategoricalTable.Of([0.5, p]));

        Assert.Contains("p[1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingButZeros_IsRefused() => Assert.Throws<ArgumentException>(() => CategoricalTable.Of([0, 0]));

    private static int[] Counts(CategoricalTable table)
    {
        var draws = new double[50_000];
        DrawStream.For(RunKey.Zero, 0, "c").FillCategorical(table, draws);
        var counts = new int[20];
        foreach (var draw in draws)
            counts[(int)draw]++;
        return counts;
    }
}
