using LearningMechanics.Domain.Results;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Tests.Results;

public sealed class RivalRankingTests
{
    private static readonly VersionName First = VersionName.Parse("1v1");

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 4, 1)]
    [InlineData(1, 4, 1.2909944487358056)]
    [InlineData(2, 240, 1.0083683)]
    [InlineData(3, 3, double.PositiveInfinity)]
    [InlineData(1, 0, double.PositiveInfinity)]
    public void Charge_OfConstants_IsThatOfTheFinalPredictionError(int constants, int repetitions, double expected) =>
        Assert.Equal(expected, RivalRanking.Charge(constants, repetitions), 6);

    [Fact]
    public void Charge_MoreConstants_CostsMore() =>
        Assert.Equal(
            Enumerable.Range(0, 8).Select(constants => RivalRanking.Charge(constants, 8)).Order(),
            Enumerable.Range(0, 8).Select(constants => RivalRanking.Charge(constants, 8)));

    [Fact]
    public void Rank_AFittedTheoryBarelyBetter_ComesAfterOneThatFittedNothing()
    {
        var ranked = RivalRanking.Rank([Rival("fitted", 0.040, constants: 2), Rival("derived", 0.045), Rival("wrong", 0.5)]);

        Assert.Equal(["derived", "fitted", "wrong"], ranked.Select(rival => rival.Theory));
    }

    [Fact]
    public void Rank_AFittedTheoryMuchBetter_StaysBefore()
    {
        var ranked = RivalRanking.Rank([Rival("derived", 0.045), Rival("fitted", 0.010, constants: 2)]);

        Assert.Equal(["fitted", "derived"], ranked.Select(rival => rival.Theory));
    }

    [Fact]
    public void Rank_Diverged_IsLast() =>
        Assert.Equal(["wrong", "lost"], RivalRanking.Rank([Rival("lost", null), Rival("wrong", 40)]).Select(rival => rival.Theory));

    [Fact]
    public void Rank_ChecksOfDifferentTolerance_AreComparedInItsUnits() =>
        // 4 % of 5 % allowed is worse than 0.5 of 1 allowed.
        Assert.Equal(["coarse", "fine"], RivalRanking.Rank([Rival("fine", 0.04), Rival("coarse", 0.5, tolerance: 1)]).Select(rival => rival.Theory));

    [Fact]
    public void Of_ATheoryWithSeveralChecks_StandsByItsWorst()
    {
        CheckReport[] checks = [Check("path", "a", 0.01), Check("loss", "a", 0.3, verdict: Verdict.Fails), Check("loss", "b", 0.02)];
        FitReport[] fits = [new() { Name = "c", Value = 1, From = "loss", Theories = ["a"] }];

        var rivals = Domain.Results.Rival.Of(First, checks, fits, 8).ToList();

        Assert.Equal([("a", "loss", 1), ("b", "loss", 0)], rivals.Select(rival => (rival.Theory, rival.Check.Target, rival.Constants)));
    }

    private static Rival Rival(string theory, double? error, int constants = 0, double tolerance = 0.05) =>
        new(First, theory, Check("loss", theory, error, tolerance), constants, 8);

    private static CheckReport Check(string target, string theory, double? error, double tolerance = 0.05, Verdict verdict = Verdict.Holds) => new()
    {
        Target = target, Theory = theory, Error = error, Low = 0, High = error, Tolerance = tolerance, IsAbsolute = false,
        Verdict = verdict, Worst = null, ShareWithin = 1, IsDistinguishable = true, Summary = "",
    };
}
