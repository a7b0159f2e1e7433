using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Runs;

public sealed class SpotCheckTests
{
    [Theory, InlineData(0, 0), InlineData(1, 3)]
    public void Rerun_OfOneRepetition_HasTheBitsOfTheRun(int point, int seed)
    {
        var reported = ShortRuns.Run(0, 4).Points[point].Seeds[seed];
        var here = ShortRuns.Toy.Rerun(ShortRuns.Key, point, seed);
        Assert.Equal(seed, here.Seed);
        Assert.Null(SpotCheck.Disagreement(here, reported));
        Assert.Null(SpotCheck.Disagreement(here, reported, SpotCheck.Rounding));
        Assert.InRange(ShortRuns.Toy.PriceOfRepetition(point).Operations, 1, ShortRuns.Toy.Price.Operations / 4);
    }

    public static TheoryData<string, Func<SeedRecord, SeedRecord>> Forgeries => new()
    {
        { "repetition 7 was reported in place of 1", s => s with { Seed = 7 } },
        { "it was reported to diverge (so it seems) and does not", s => s with { Divergence = "so it seems" } },
        { "other measures", s => s with { Measured = [s.Measured[1]] } },
        { "gap was reported at other steps", s => ShortRuns.Change(s, "gap", m => m with { Steps = [.. m.Steps.Select(k => k + 1)] }) },
        { "loss_now is ", s => ShortRuns.Change(s, "loss_now", m => m with { Values = [.. m.Values.Select(v => new[] { v[0] * 0.9 })] }) },
        { "gap has 6 numbers at step 0 and was reported with 5", s => ShortRuns.Change(s, "gap", m => m with { Values = [.. m.Values.Select(v => v[1..])] }) },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public void Disagreement_OfAForgedRepetition_SaysWhere(string what, Func<SeedRecord, SeedRecord> forge)
    {
        var here = ShortRuns.Run(0, 2).Points[0].Seeds[1];
        Assert.Contains(what, SpotCheck.Disagreement(here, forge(here), SpotCheck.Rounding), StringComparison.Ordinal);
    }

    [Fact]
    public void Disagreement_ByOneBit_IsForgivenOnlyWithATolerance()
    {
        var here = ShortRuns.Run(0, 1).Points[0].Seeds[0];
        var rounded = ShortRuns.Change(here, "loss_now", m => m with { Values = [.. m.Values.Select(v => new[] { Math.BitIncrement(v[0]) })] });
        Assert.StartsWith("loss_now is ", SpotCheck.Disagreement(here, rounded), StringComparison.Ordinal);
        Assert.Null(SpotCheck.Disagreement(here, rounded, SpotCheck.Rounding));
    }
}
