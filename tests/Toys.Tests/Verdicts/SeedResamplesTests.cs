using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class SeedResamplesTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(4, 35)]
    [InlineData(7, 1716)]
    public void For_FewSeeds_ListsEveryResample(int seeds, int expected) =>
        Assert.Equal(expected, SeedResamples.For(seeds, columns: 1).Replicates);

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(16)]
    public void For_AnySeeds_PicksAsManyAsThereAre(int seeds)
    {
        var resamples = SeedResamples.For(seeds, columns: 1);

        for (var r = 0; r < resamples.Replicates; r++)
            Assert.Equal(seeds, resamples[r].ToArray().Sum(count => count));
    }

    [Fact]
    public void Quantile_ListedResamples_CountsEachByItsProbability()
    {
        var resamples = SeedResamples.For(3, columns: 1);
        double[] OfFirstSeed() => [.. Enumerable.Range(0, resamples.Replicates).Select(r => (double)resamples[r][0])];

        // The first seed's count is binomial(3, 1/3): P(0) = 8/27, P(≤ 1) = 20/27, P(≤ 2) = 26/27.
        Assert.Equal(
            [0, 1, 1, 2, 2, 3],
            new[] { 8.0 / 27, 8.1 / 27, 20.0 / 27, 20.1 / 27, 26.0 / 27, 26.1 / 27 }.Select(q => resamples.Quantile(OfFirstSeed(), q)));
    }

    [Fact]
    public void For_LargeCheck_DrawsFewerButNeverTooFew()
    {
        Assert.Equal(4000, SeedResamples.For(64, columns: 1).Replicates);
        Assert.Equal(1000, SeedResamples.For(64, columns: 1_000_000).Replicates);
    }
}
