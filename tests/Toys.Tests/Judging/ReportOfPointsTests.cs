using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Judging;

public sealed class ReportOfPointsTests
{
    [Fact]
    public void Check_OverASweep_TellsTheErrorAtEveryPoint()
    {
        var report = Judge(
            """
            toy "Off by more and more"
            param a = 1 in 1..4
            measure x = a + (a - 1)^2
            predict x = a
            sweep a in [1, 2, 4]
            check x within 10%
            seeds 1
            """);

        var check = Assert.Single(report.Checks);
        Assert.Equal([(1, 0), (2, 0.5), (4, 2.25)], check.ByPoint!.Select(point => (point.Parameters["a"], point.Error ?? double.NaN)));
        Assert.Equal(4, check.Worst!.Parameters["a"]);
    }

    [Fact]
    public void Check_WithoutASweep_HasNoPointsToTellOf() =>
        Assert.Null(Assert.Single(Judge("toy \"One\"\nmeasure x = 1\npredict x = 1\ncheck x within 1%\nseeds 1\n").Checks).ByPoint);

    [Fact]
    public void Check_OfAPartOfTheRun_TellsWhichPart()
    {
        var report = Judge(
            """
            toy "Its second half"
            weight w = 1
            loss = w^2 / 2
            train gd(lr = 0.1) for 20
            measure height = w every 1
            predict height = 0.9^step
            check height where step > 10 within 1%
            check height within 1%
            seeds 1
            """);

        Assert.Equal([(11, 20), null], report.Checks.Select(check => check.Window is { } window ? (window.FromStep, window.ToStep) : ((int, int)?)null));
        Assert.Equal(2.0, report.Checks[0].Window!.ToTime, 9);
    }

    [Fact]
    public void Fit_AmongRivals_NamesTheTheoriesThatHaveIt()
    {
        var report = Judge(
            """
            toy "One of two is fitted"
            weight w = 1
            loss = w^2 / 2
            train gd(lr = 0.1) for 20
            measure height = w every 1
            fit c in 0.1..10 from height where step < 5
            predict height as "derived" = 0.9^step
            predict height as "fitted" = c * 0.9^step
            check height within 1%
            seeds 1
            """);

        var fit = Assert.Single(report.Fits);
        Assert.Equal(["fitted"], fit.Theories);
    }

    private static RunReport Judge(string text)
    {
        var compilation = Toy.Compile(text);
        var toy = compilation.Toy ?? throw new InvalidOperationException(string.Join("\n", compilation.Diagnostics));
        return toy.Judge(toy.Run(new RunSettings { Threads = 1 }));
    }
}
