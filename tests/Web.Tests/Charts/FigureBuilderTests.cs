using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Tests.Charts;

public sealed class FigureBuilderTests
{
    [Fact]
    public void Build_MeasureAlongTraining_IsOneSeriesWithItsTheory()
    {
        var report = Reports.Of(
            [Reports.Along("sharpness", [0, 20, 40], [2, 8, 10.1], [0.1, 0.2, 0.3], [10, 10, 10])],
            Reports.Check("sharpness", Verdict.Holds, "holds: 1.9 % of 5 %"));

        var figure = Assert.Single(FigureBuilder.Build(report, [Reports.Plot("sharpness")], []));

        Assert.Equal("sharpness: holds, 1.9 % of 5 %", figure.Title);
        Assert.Equal(("step", "sharpness", 4, 0.05), (figure.Horizontal.Label, figure.Vertical.Label, figure.Seeds, figure.Tolerance));
        var series = Assert.Single(figure.Series);
        Assert.Equal([0, 20, 40], series.X);
        Assert.Equal([2, 8, 10.1], series.Mean);
        Assert.Equal([0.1, 0.2, 0.3], series.Deviation);
        Assert.Equal([10, 10, 10], Assert.Single(series.Curves).Values);
    }

    [Fact]
    public void Build_Rivals_AreInTheOrderOfTheirChecks()
    {
        var report = Reports.Of(
            [Reports.Point([], "loss", "step", [0, 1], [1, 2], [0, 0], new() { ["a"] = [1, 1], ["b"] = [2, 2], ["c"] = [3, 3] }, seeds: 1)],
            Reports.Check("loss", Verdict.Fails, "fails: 46 %") with { Theory = "c" },
            Reports.Check("loss", Verdict.Holds, "holds: 1 % of 5 %") with { Theory = "b" });

        var figure = Assert.Single(FigureBuilder.Build(report, [Reports.Plot("loss")], []));

        Assert.Equal("loss: fails, 46 %", figure.Title);
        Assert.Equal(["c", "b", "a"], figure.Theories);
    }

    [Theory]
    [InlineData("step", 20, 40)]
    [InlineData("t", 2, 4)]
    public void Build_CheckOfAPartOfTheRun_SaysWhichPartOfTheAxis(string axis, double from, double to)
    {
        var report = Reports.Of(
            [Reports.Along("loss", [0, 20, 40], [1, 2, 3], [0, 0, 0], [1, 2, 3], axis: axis)],
            Reports.Check("loss", Verdict.Holds, "holds: 1 % of 5 %") with { Window = new CheckWindow(20, 40, 2, 4) });

        var figure = Assert.Single(FigureBuilder.Build(report, [Reports.Plot("loss", axis)], []));

        Assert.Equal((from, to), figure.Window);
        Assert.Contains("class=\"regime\"", ChartDrawing.Element(figure, "loss"), StringComparison.Ordinal);
        Assert.Contains(LegendEntry.Of(figure), entry => entry.Words == "shaded: what the check looks at");
    }

    [Fact]
    public void Build_Sweep_GathersItsPointsInOrderUnderTheParametersLabel()
    {
        var report = Reports.Of([
            Reports.At("n", 100, "test_error", 0.4, 0.01, 0.41),
            Reports.At("n", 20, "test_error", 0.8, 0.02, 0.79),
        ]);

        var figure = Assert.Single(FigureBuilder.Build(report, [Reports.Plot("test_error", "n", logX: true)], [Reports.Parameter("n", "training samples")]));

        Assert.Equal(("training samples (n)", true), (figure.Horizontal.Label, figure.Horizontal.IsLogarithmic));
        var series = Assert.Single(figure.Series);
        Assert.Equal([20, 100], series.X);
        Assert.Equal([0.8, 0.4], series.Mean);
        Assert.Equal([0.79, 0.41], series.Curves[0].Values);
    }

    [Fact]
    public void Build_TwoSweeps_MakeASeriesOfEachOtherSetting()
    {
        PointReport Point(double n, double k) =>
            Reports.Point(new() { ["n"] = n, ["k"] = k }, "error", "step", [0], [n + k], [0], new() { ["theory"] = [n] }, 2);
        var report = Reports.Of([Point(1, 5), Point(2, 5), Point(1, 6), Point(2, 6)]);

        var figure = Assert.Single(FigureBuilder.Build(report, [Reports.Plot("error", "n")], []));

        Assert.Equal(["k = 5", "k = 6"], figure.Series.Select(series => series.Label));
        Assert.Equal([7, 8], figure.Series[1].Mean);
    }

    [Fact]
    public void Build_VectorOverSteps_IsASeriesOfEachComponentThinnedToWhatCanBeTold()
    {
        var rows = Enumerable.Range(0, 3).Select(step => new Row([.. Enumerable.Range(0, 11).Select(c => (double)(step * c))], true)).ToArray();
        var point = Reports.Along("modes", [0, 1, 2], [0, 0, 0], [0, 0, 0], [0, 0, 0]);
        point = point with
        {
            Series = new Dictionary<string, SeriesReport>
            {
                ["modes"] = point.Series["modes"] with { Mean = rows, StandardDeviation = rows, Predicted = new Dictionary<string, IReadOnlyList<Row>>() },
            },
        };

        var figure = Assert.Single(FigureBuilder.Build(Reports.Of([point]), [Reports.Plot("modes")], []));

        Assert.Equal((FigureBuilder.MostSeries, 11), (figure.Series.Count, figure.SeriesInAll));
        Assert.Equal("[0]", figure.Series[0].Label);
        Assert.Equal("[10]", figure.Series[^1].Label);
        Assert.Equal([0, 10, 20], figure.Series[^1].Mean);
    }

    [Fact]
    public void Build_VectorWithAnAxisOfItsOwn_ShowsItsLastRowOverIt()
    {
        var point = Reports.Along("density", [0, 1], [0, 0], [0, 0], [0, 0]);
        point = point with
        {
            Series = new Dictionary<string, SeriesReport>
            {
                ["density"] = point.Series["density"] with
                {
                    Mean = [new Row([1, 2, 3], true), new Row([4, 5, 6], true)],
                    StandardDeviation = [new Row([0, 0, 0], true), new Row([0, 0, 0], true)],
                    Predicted = new Dictionary<string, IReadOnlyList<Row>> { ["theory"] = [new Row([1, 1, 1], true), new Row([4, 4, 4], true)] },
                    Against = [0.1, 0.2, 0.3],
                },
            },
        };

        var series = Assert.Single(Assert.Single(FigureBuilder.Build(Reports.Of([point]), [Reports.Plot("density", "against")], [])).Series);

        Assert.Equal([0.1, 0.2, 0.3], series.X);
        Assert.Equal([4, 5, 6], series.Mean);
        Assert.Equal([4, 4, 4], series.Curves[0].Values);
    }

    [Fact]
    public void Build_SinglePosition_IsLeftToTheTable() =>
        Assert.Empty(FigureBuilder.Build(Reports.Of([Reports.At("n", 1, "error", 1, 0, 1)]), [Reports.Plot("error", "n")], []));

    [Fact]
    public void Build_UnknownMeasure_IsPassedOver() =>
        Assert.Empty(FigureBuilder.Build(Reports.Of([Reports.At("n", 1, "error", 1, 0, 1)]), [Reports.Plot("other")], []));
}
