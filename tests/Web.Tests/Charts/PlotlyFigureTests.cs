using System.Text.Json;
using LearningMechanics.Web.Charts;

namespace LearningMechanics.Web.Tests.Charts;

public sealed class PlotlyFigureTests
{
    [Fact]
    public void Of_Figure_SendsALineForTheoryAndDotsForExperiment()
    {
        var figure = PlotlyFigure.Of(ChartLayoutTests.Figure([0, 1], [1, 2], [0.1, 0.2], [1, 1.5]));

        Assert.Equal(["theory", "experiment"], figure.Traces.Select(trace => trace.Role));
        Assert.Equal([1, 1.5], figure.Traces[0].Y);
        Assert.Equal([1, 2], figure.Traces[1].Y);
        Assert.Equal([0.1, 0.2], figure.Traces[1].Deviation);
        Assert.Equal(("step", "linear"), (figure.X.Title, figure.X.Type));
    }

    [Fact]
    public void Json_NotFinite_IsNull()
    {
        var json = JsonSerializer.Serialize(
            PlotlyFigure.Of(ChartLayoutTests.Figure([0, 1], [double.NaN, 2], [0, double.PositiveInfinity], [1, 1])), PlotlyJson.Default.PlotlyFigure);

        Assert.Contains("\"y\":[null,2]", json, StringComparison.Ordinal);
        Assert.Contains("\"deviation\":[0,null]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HundredThousandDots_SendsAFewThousand()
    {
        var x = Enumerable.Range(0, 100_000).Select(i => (double)i).ToArray();

        var figure = PlotlyFigure.Of(ChartLayoutTests.Figure(x, x, x, x));

        Assert.All(figure.Traces, trace => Assert.InRange(trace.X.Count, 1_000, PlotlyFigure.MostDots + 2));
        Assert.Equal(99_999, figure.Traces[1].Y[^1]);
    }
}
