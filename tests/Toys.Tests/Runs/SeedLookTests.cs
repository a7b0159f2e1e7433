using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Runs;

public sealed class SeedLookTests
{
    [Fact]
    public void Looks_AreTakenAtKAndTwoFourAndEightTimesK()
    {
        var seeds = new List<int?>();
        for (SeedLook? look = SeedLook.At(5, 1); look is { } one; look = one.Next)
            seeds.Add(one.Seeds);
        Assert.Equal([5, 10, 20, 40], seeds);
        Assert.All(Enumerable.Range(1, 4), n => Assert.Equal(0.99, SeedLook.At(5, n).Confidence));
    }

    [Fact]
    public void SingleLook_IsTheDefaultAndHasNoOtherAfterIt()
    {
        Assert.Equal(SeedLook.Only, default);
        Assert.Null(SeedLook.Only.Seeds);
        Assert.Null(SeedLook.Only.Next);
        Assert.Equal(0.95, SeedLook.Only.Confidence);
    }

    [Theory, InlineData(0, 1), InlineData(4, 0), InlineData(4, 5), InlineData(int.MaxValue, 1)]
    public void Look_ThatIsNeverTaken_IsRefused(int firstSeeds, int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SeedLook.At(firstSeeds, number));

    [Fact]
    public void Judge_AtARepeatedLook_WidensTheIntervalAndSaysSo()
    {
        var record = ShortRuns.Run(0, 4);
        var (once, repeated) = (ShortRuns.Toy.Judge(record), ShortRuns.Toy.Judge(record, null, SeedLook.At(2, 2)));
        Assert.Equal((0.95, 0.99), (once.Confidence, repeated.Confidence));
        var (a, b) = (once.Checks.Single(c => c.Theory == "fitted"), repeated.Checks.Single(c => c.Theory == "fitted"));
        Assert.Equal(a.Error, b.Error);
        Assert.True(b.High > a.High, $"{b.High} > {a.High}");
        Assert.True(b.Low <= a.Low, $"{b.Low} ≤ {a.Low}");
    }

    [Fact]
    public void Judge_WithOtherSeedsThanTheLookHas_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => ShortRuns.Toy.Judge(ShortRuns.Run(0, 3), null, SeedLook.At(2, 2)));
        Assert.StartsWith("Look 2 is taken with 4 seeds; the record has 3.", refusal.Message, StringComparison.Ordinal);
    }
}
