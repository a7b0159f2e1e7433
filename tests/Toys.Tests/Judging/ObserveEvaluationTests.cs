using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Runs;

namespace LearningMechanics.Toys.Tests.Judging;

public sealed class ObserveEvaluationTests
{
    /// <summary>q = a·b² exactly at every point of a grid, once per seed with a factor of its own.</summary>
    private const string Grid = """
        toy "A power law on a grid"
        param a = 1 in 1..8
        param b = 1 in 1..8
        data e ~ normal(1)
        measure q = a * b^2 * exp(e[0] / 10)
        predict q = a * b^2
        sweep a in [1, 2, 4]
        sweep b in [1, 3]
        seeds 5

        """;

    [Fact]
    public void AcrossObserve_OfAnEarlierOne_SeesItAtEveryPointAndDropsTheSweepThatWentIntoIt()
    {
        var report = Judged("""
            observe best = at_largest(final(q), a) across a
            observe growth = slope(log(largest_q), log(b)) across b
            """.Replace("observe growth", "observe largest_q = max(final(q)) across a\nobserve growth", StringComparison.Ordinal));
        Assert.Equal([1, 3], report.Across["best"].Select(r => r.Parameters["b"]));
        var growth = Assert.Single(report.Across["growth"]);
        Assert.Empty(growth.Parameters);
        Assert.Equal(2, growth.Mean.First, 1e-12);
        Assert.Equal(2, growth.Predicted["theory"].First, 1e-12);
    }

    [Fact]
    public void AcrossObserve_OfTheSameSweep_StandsBesideTheDistillingCalls()
    {
        var report = Judged("""
            observe top = max(final(q)) across a
            observe ratio = top / min(final(q)) across a
            observe doubled = 2 * ratio across a
            """);
        Assert.Equal([4, 4], report.Across["ratio"].Select(r => Math.Round(r.Mean.First, 10)));
        Assert.Equal([8, 8], report.Across["doubled"].Select(r => Math.Round(r.Mean.First, 10)));
        Assert.Equal([8, 8], report.Across["doubled"].Select(r => Math.Round(r.Predicted["theory"].First, 10)));
    }

    [Fact]
    public void PlainObserve_OfAnAcrossObserve_HasAValueAtEveryPoint()
    {
        var report = Judged("""
            observe top = max(final(q)) across a
            observe below = final(q) / top
            """);
        Assert.Equal([0.25, 0.25, 0.5, 0.5, 1, 1], report.Points.Select(p => Math.Round(p.Observed["below"].Mean.First, 10)));
        Assert.All(report.Points, p => Assert.Equal(p.Parameters["a"] / 4, p.Observed["below"].Predicted["theory"].First, 1e-12));
    }

    [Fact]
    public void AcrossObserve_OfANumberOfAllSeeds_IsJackknifedWithIt()
    {
        var report = Judged("""
            observe spread = var(log(final(q))) across seeds
            observe scale = mean(final(q)) across seeds
            observe growth = slope(log(scale), log(b)) across b
            observe both = log(scale) * spread across seeds
            """);
        Assert.Equal(3, report.Across["growth"].Count);
        Assert.All(report.Across["growth"], g =>
        {
            Assert.Equal(2, g.Mean.First, 1e-10);
            Assert.Equal(2, g.Predicted["theory"].First, 1e-12);
        });
        var (spread, scale, both) = (report.Across["spread"][5], report.Across["scale"][5], report.Across["both"][5]);
        Assert.Equal(Math.Log(scale.Mean.First) * spread.Mean.First, both.Mean.First, 1e-12);
        Assert.True(both.StandardDeviation.First > 0);
    }

    [Fact]
    public void Theory_OfPartOfAnObserve_TakesTheRestAsItWasMeasured()
    {
        var toy = ShortRuns.Compile("""
            toy "Two measures, one theory"
            measure x = 2
            measure y = 5
            predict x = 4
            observe end_y = final(y)
            observe ratio = final(x) / end_y
            """);
        Assert.Equal(0.8, toy.Judge(toy.Run(new RunSettings())).Points[0].Observed["ratio"].Predicted["theory"].First, 1e-14);
    }

    [Theory]
    [InlineData("observe top = max(final(q)) across a\nobserve bad = top + 1 across b", "an observe distils a series to numbers")]
    [InlineData("observe v = var(final(q)) across seeds\nobserve bad = log(v)", "`v` is one number of all seeds together")]
    [InlineData("observe v = var(final(q)) across seeds\nobserve bad = slope(log(v) + final(q), b) across b", "`v` is one number of all seeds, but `q` has one for each")]
    [InlineData("observe bad = final(q) across a", "nothing here distils across a")]
    [InlineData("observe s = slope(log(final(q)), log(a)) across a\ncheck s where a > 1 within 5%", "`s` is distilled across a, so its check cannot choose among values of `a`")]
    [InlineData("observe s = final(q)\ncheck s where step > 1 within 5%", "`s` is one number of a whole run, so the condition of its check may name params and observes, but not `step`")]
    public void Observe_ThatCannotBe_IsRefusedBeforeTheRun(string statements, string sentence)
    {
        var compilation = Toy.Compile(Grid + statements);
        Assert.Contains(sentence, Assert.Single(compilation.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckOfAnAcrossObserve_WithACondition_LooksOnlyWhereItHolds()
    {
        // The exponent in a is predicted right where b < 2 and wrong elsewhere.
        const string Statements = """
            observe s = slope(log(final(q)), log(a)) across a
            predict s = where(b < 2, 1, 3)

            """;
        Assert.Equal(Verdict.Holds, Judged(Statements + "check s where b < 2 within 1%").Checks[0].Verdict);
        Assert.Equal(Verdict.Fails, Judged(Statements + "check s where b > 2 within 1%").Checks[0].Verdict);
    }

    private static RunReport Judged(string statements)
    {
        var toy = ShortRuns.Compile(Grid + statements);
        return toy.Judge(toy.Run(new RunSettings { Threads = 1 }));
    }
}
