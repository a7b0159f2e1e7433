using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Runs;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class AgreementTests
{
    private static readonly RunReport Original = Judge(ShortRuns.Run(0, 4));

    [Fact]
    public void Between_RunsUnderOtherKeys_DisagreeInAtMostOneOfAHundred()
    {
        const int pairs = 400;
        var disagreeing = Enumerable.Range(1, pairs).Count(i =>
            Agreement.Between(Judge(Run(2 * i)), Judge(Run((2 * i) + 1))).Outcome != AgreementOutcome.Agrees);

        // Four of four hundred are expected at most; eleven have a chance below one in a thousand.
        Assert.InRange(disagreeing, 0, 10);
    }

    [Fact]
    public void Between_OneMeasureFarOff_DisagreesAndNamesIt()
    {
        var record = ShortRuns.Run(4, 4);
        for (var seed = 0; seed < 4; seed++)
        {
            record = ShortRuns.Change(record, seed, s => ShortRuns.Change(s, "loss_now", series => series with
            {
                Values = [.. series.Values.Select(value => new[] { value[0] + 1e4 })],
            }));
        }

        var agreement = Agreement.Between(Original, Judge(record));

        Assert.Equal(AgreementOutcome.Disagrees, agreement.Outcome);
        Assert.Contains("loss_now", agreement.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_OneRepetitionOfAToyThatDraws_IsUndecided() =>
        Assert.Equal(AgreementOutcome.Undecided, Agreement.Between(Judge(ShortRuns.Run(0, 1)), Judge(ShortRuns.Run(1, 1))).Outcome);

    [Fact]
    public void Between_ToyWithoutDraws_AgreesWithItself()
    {
        var toy = ShortRuns.Compile("""
            toy "Decay"
            weight w = 1
            loss = w^2 / 2
            train gd(lr = 0.1) for 10
            measure w_now = w
            predict w_now = 0.9^step
            check w_now within 1%
            """);
        RunReport Report(string key) => toy.Judge(toy.Run(new RunSettings { Key = RunKey.Parse(key), Threads = 1 }));

        Assert.Equal(AgreementOutcome.Agrees, Agreement.Between(Report("1"), Report("2")).Outcome);
    }

    [Fact]
    public void Between_HoldsInOneAndFailsInTheOther_Disagrees()
    {
        var holds = Original with { Checks = [.. Original.Checks.Select(check => check with { Verdict = Verdict.Holds })] };
        var fails = Original with { Checks = [.. Original.Checks.Select(check => check with { Verdict = Verdict.Fails })] };

        Assert.Equal(AgreementOutcome.Disagrees, Agreement.Between(holds, fails).Outcome);
    }

    [Fact]
    public void Between_AnotherToy_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Agreement.Between(Original, Original with { Sha256 = "another" }));

    private static RunReport Judge(RunRecord record) => ShortRuns.Toy.Judge(record);

    private static RunRecord Run(int key) =>
        ShortRuns.Toy.Run(new RunSettings { Key = new RunKey((UInt128)key), Seeds = 4, Threads = 1 });
}
