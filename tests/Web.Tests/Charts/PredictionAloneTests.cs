using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Tests.Charts;

/// <summary>What a chart says before anything is measured: nothing of an experiment.</summary>
public sealed class PredictionAloneTests
{
    private static readonly double[] Nothing = [double.NaN, double.NaN];

    [Fact]
    public void Legend_OneSeries_NamesTheLineAlone() =>
        Assert.Equal([new LegendEntry(LegendMark.Line, 0, "theory")], LegendEntry.Of(Figure("")));

    [Fact]
    public void Legend_SeveralSeries_TellsTheirLinesApart() =>
        Assert.Equal(
            [new LegendEntry(LegendMark.Line, 0, "theory"), new LegendEntry(LegendMark.Curve, 0, "η = 0.1"), new LegendEntry(LegendMark.Curve, 1, "η = 0.2")],
            LegendEntry.Of(Figure("η = 0.1", "η = 0.2")));

    [Fact]
    public void Table_HasNoColumnForWhatIsNotMeasured()
    {
        var table = FigureTable.Of(Figure(""));

        Assert.Equal(["step", "theory"], table.Headings);
        Assert.Equal(["10", "2"], table.Rows[1]);
    }

    [Fact]
    public void Description_SaysThatNothingIsMeasured() =>
        Assert.Equal("measure over step: the line is theory. Nothing is measured yet.", FigureDescription.Of(Figure("")));

    [Fact]
    public void Geometry_HasALineWithoutDotsAndWithoutResiduals()
    {
        var geometry = ChartLayout.Of(Figure(""));

        Assert.Null(geometry.Residuals);
        Assert.Equal("", geometry.Series[0].Dots);
        Assert.StartsWith("M", geometry.Series[0].Curves[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_WithOneMeasuredValue_IsNoPredictionAlone() =>
        Assert.False(ChartLayoutTests.Figure([0, 10], [double.NaN, 2], [0, 0], [1, 2]).IsPredictionAlone);

    private static ChartFigure Figure(params string[] labels) => ChartLayoutTests.Figure([0, 10], Nothing, Nothing, [1, 2]) with
    {
        Series = [.. labels.Select(label => new ChartSeries(label, [0, 10], Nothing, Nothing, [new ChartCurve("theory", [1, 2])]))],
        SeriesInAll = labels.Length,
        Checks = [],
    };
}
