using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Tests.Charts;

public sealed class ChartLayoutTests
{
    [Fact]
    public void Of_FewPoints_DrawsADotABarAndALineAtTheirPlaces()
    {
        var figure = Figure([0, 50, 100], [1, 2, 3], [0.5, 0.5, 0.5], [1, 2, 3]);

        var drawing = ChartLayout.Of(figure);

        var series = Assert.Single(drawing.Series);
        // The axis runs from −4 to 104 over 62…632, the vertical one from 0.38 to 3.62 over 300…12.
        Assert.StartsWith("M80.01,244.89a3.1,3.1", series.Dots, StringComparison.Ordinal);
        Assert.Equal("M83.11,244.89L347,156L610.89,67.11", Assert.Single(series.Curves).Path);
        Assert.StartsWith("M83.11,200.44V289.33", series.Bars, StringComparison.Ordinal);
        Assert.Empty(series.Band);
    }

    [Fact]
    public void Of_ManyPoints_DrawsTheSpreadAsOneArea()
    {
        var x = Enumerable.Range(0, 60).Select(i => (double)i).ToArray();
        var drawing = ChartLayout.Of(Figure(x, x, [.. x.Select(_ => 1.0)], x));

        Assert.Empty(drawing.Series[0].Bars);
        Assert.EndsWith("z", drawing.Series[0].Band, StringComparison.Ordinal);
        Assert.Equal(120, drawing.Series[0].Band.Split('L').Length);
    }

    [Fact]
    public void Of_HundredThousandPoints_KeepsExtremesAndStaysSmall()
    {
        const int count = 100_000;
        var x = Enumerable.Range(0, count).Select(i => (double)i).ToArray();
        var y = x.Select(i => Math.Sin(i / 5000)).ToArray();
        y[41_234] = 9;

        var drawing = ChartLayout.Of(Figure(x, y, [.. x.Select(_ => 0.0)], y));

        Assert.InRange(drawing.Series[0].Dots.Split('M').Length - 1, 100, 450);
        Assert.True(drawing.Series[0].Dots.Length < 40_000);
        var highest = drawing.Series[0].Dots.Split('M', StringSplitOptions.RemoveEmptyEntries)
            .Min(dot => double.Parse(dot.Split(',')[1].Split('a')[0]));
        Assert.Equal(ChartGeometry.Top + ((ChartGeometry.Bottom - ChartGeometry.Top) * 0.04 / 1.08), highest, 1);
    }

    [Fact]
    public void Of_NotFiniteValue_BreaksTheLineAndLosesItsDot()
    {
        var drawing = ChartLayout.Of(Figure([0, 1, 2, 3], [1, double.NaN, 1, 1], [0, 0, 0, 0], [1, double.NaN, 1, 2]));

        Assert.Equal(2, drawing.Series[0].Curves[0].Path.Count(c => c == 'M'));
        Assert.Equal(3, drawing.Series[0].Dots.Count(c => c == 'M'));
    }

    [Fact]
    public void Of_Checked_ShowsTheToleranceAroundZero()
    {
        var residuals = ChartLayout.Of(Figure([0, 1], [1.02, 0.98], [0, 0], [1, 1])).Residuals!;

        Assert.Equal((ChartGeometry.ResidualTop + ChartGeometry.ResidualBottom) / 2, residuals.Zero, 6);
        var (top, bottom) = residuals.Tolerance!.Value;
        Assert.Equal(residuals.Zero - top, bottom - residuals.Zero, 6);
        // 5 % of a panel that reaches 8 % each way.
        Assert.Equal((ChartGeometry.ResidualBottom - ChartGeometry.ResidualTop) / 2 * 5 / 8, residuals.Zero - top, 6);
        Assert.Contains(residuals.Ticks, tick => tick.Text == "−5 %");
    }

    [Fact]
    public void Of_Unpredicted_HasNoResidualPanel()
    {
        var figure = Figure([0, 1], [1, 2], [0, 0], [1, 1]);
        figure = figure with { Series = [figure.Series[0] with { Curves = [] }] };

        var drawing = ChartLayout.Of(figure);

        Assert.Null(drawing.Residuals);
        Assert.Equal(ChartGeometry.Bottom + ChartGeometry.LabelDepth, drawing.Height);
    }

    [Fact]
    public void Of_FewSweptPositions_LabelsExactlyThose()
    {
        var figure = Figure([20, 50, 100, 200, 400], [1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1]);

        var drawing = ChartLayout.Of(figure with { Horizontal = new ChartAxis("n", IsLogarithmic: true) });

        Assert.Equal(["20", "50", "100", "200", "400"], drawing.HorizontalTicks.Select(tick => tick.Text));
    }

    internal static ChartFigure Figure(double[] x, double[] mean, double[] deviation, double[] theory) => new()
    {
        Name = "measure",
        Title = "measure: holds, 2 % of 5 %",
        Horizontal = new ChartAxis("step", false),
        Vertical = new ChartAxis("measure", false),
        Series = [new ChartSeries("", x, mean, deviation, [new ChartCurve("theory", theory)])],
        SeriesInAll = 1,
        Checks = [Reports.Check("measure", Verdict.Holds, "holds: 2 % of 5 %")],
        Seeds = 4,
    };
}
