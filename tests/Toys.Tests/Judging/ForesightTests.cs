using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Judging;

public sealed class ForesightTests
{
    [Fact]
    public void Foresee_TrainedToy_SaysWhatARunWouldPredictAndMeasuresNothing()
    {
        var toy = Compile(
            """
            toy "A parabola"
            param eta = 0.1 in 0.01..0.5
            weight w = 1
            loss = w^2 / 2
            train gd(lr = eta) for 20
            measure height = w every 1
            observe last = final(height)
            predict height = (1 - eta)^step
            sweep eta in [0.1, 0.2]
            seeds 1
            check height within 1%
            """);
        var run = toy.Judge(toy.Run(new RunSettings { Key = RunKey.Parse("1f") }));

        var foreseen = toy.Foresee(RunKey.Parse("1f"));

        for (var p = 0; p < 2; p++)
        {
            Assert.Equal(Theory(run, p), Theory(foreseen, p));
            Assert.Equal(run.Points[p].Observed["last"].Predicted["theory"].First, foreseen.Points[p].Observed["last"].Predicted["theory"].First);
            Assert.All(foreseen.Points[p].Series["height"].Mean, row => Assert.True(double.IsNaN(row.First)));
        }

        Assert.Empty(foreseen.Checks);
    }

    [Fact]
    public void Foresee_TheoryThatReadsDraws_IsThatOfARunFromTheSameKey()
    {
        var toy = Compile(
            """
            toy "Norm of a draw"
            data x ~ normal(50)
            measure size = norm(x)
            predict size = sqrt(sum(x^2))
            seeds 3
            check size within 1%
            """);
        var key = RunKey.Parse("abc");

        Assert.Equal(Theory(toy.Judge(toy.Run(new RunSettings { Key = key })), 0, "size"), Theory(toy.Foresee(key, seeds: 3), 0, "size"));
    }

    [Fact]
    public void Foresee_FittedConstant_HasNoLine()
    {
        var toy = Compile(
            """
            toy "A fitted rate"
            weight w = 1
            loss = w^2 / 2
            train gd(lr = 0.1) for 20
            measure height = w every 1
            fit rate in 0.01..1 from height where step < 5
            predict height = (1 - rate)^step
            seeds 1
            check height within 1%
            """);

        Assert.Empty(toy.Foresee(RunKey.Zero).Points[0].Series["height"].Predicted["theory"]);
    }

    [Fact]
    public void Foresee_MistakeThatOnlyNumbersShow_IsNamed()
    {
        var toy = Compile(
            """
            toy "An index that runs out"
            data i ~ categorical([0, 1], 1)
            data x = [1, 2, 3]
            measure m = sum(x)
            predict m = x[(i + 7)[0]]
            seeds 1
            check m within 1%
            """);

        Assert.Throws<ToyRunFailedException>(() => toy.Foresee(RunKey.Zero));
    }

    private static double[] Theory(RunReport report, int point, string name = "height") =>
        [.. report.Points[point].Series[name].Predicted["theory"].Select(row => row.First)];

    private static Toy Compile(string text)
    {
        var compilation = Toy.Compile(text);
        return compilation.Toy ?? throw new InvalidOperationException(string.Join("\n", compilation.Diagnostics));
    }
}
