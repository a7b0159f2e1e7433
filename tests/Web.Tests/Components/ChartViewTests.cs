using Bunit;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Web.Components.Charts;
using LearningMechanics.Web.Features.Assets;
using LearningMechanics.Web.Tests.Charts;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Components;

public sealed class ChartViewTests : BunitContext
{
    public ChartViewTests() => Services.AddSingleton(SiteAssets.Load());

    [Fact]
    public void Chart_Drawn_SaysItsFindingToEyesAndEars()
    {
        var chart = Show(ChartLayoutTests.Figure([0, 10], [1, 2], [0.1, 0.1], [1, 2]));

        Assert.Equal("measure: holds, 2 % of 5 %", chart.Find("figcaption h3").TextContent);
        var svg = chart.Find("svg[role=img]");
        Assert.Equal("measure-title measure-description", svg.GetAttribute("aria-labelledby"));
        Assert.Equal("measure: holds, 2 % of 5 %", svg.QuerySelector("title")!.TextContent);
        Assert.Contains("It goes from 1 at 0 to 2 at 10.", svg.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_Drawn_HasALineForTheoryAndDotsForExperiment()
    {
        var chart = Show(ChartLayoutTests.Figure([0, 10, 20], [1, 2, 3], [0.1, 0.1, 0.1], [1, 2, 3]));

        var experiment = chart.Find("svg[role=img] path.experiment:not(.residual)").GetAttribute("d")!;
        var theory = chart.Find("svg[role=img] path.theory-0").GetAttribute("d")!;
        Assert.Equal(3, experiment.Count(c => c == 'M'));
        Assert.Equal((1, 2), (theory.Count(c => c == 'M'), theory.Count(c => c == 'L')));
    }

    [Fact]
    public void Chart_Table_HasTheSameNumbers()
    {
        var chart = Show(ChartLayoutTests.Figure([0, 10], [1.25, 2.5], [0.1, 0.2], [1, 2]));

        var rows = chart.FindAll("details.chart-table tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal([["0", "1.25", "0.1", "1"], ["10", "2.5", "0.2", "2"]], rows);
    }

    [Fact]
    public void Chart_HostileName_IsText()
    {
        var figure = ChartLayoutTests.Figure([0, 1], [1, 2], [0, 0], [1, 2]);
        figure = figure with { Series = [figure.Series[0] with { Curves = [new ChartCurve("<img src=x onerror=alert(1)>", [1, 2])] }] };

        var chart = Show(figure);

        Assert.Empty(chart.FindAll("img"));
        Assert.Contains("<img src=x onerror=alert(1)>", chart.Find(".legend").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_ManySeries_DifferInShapeAndColour()
    {
        var one = ChartLayoutTests.Figure([0, 1], [1, 2], [0, 0], [1, 2]);
        var figure = one with { Series = [one.Series[0] with { Label = "a" }, one.Series[0] with { Label = "b" }], SeriesInAll = 9 };

        var chart = Show(figure);

        var dots = chart.FindAll(".legend path.experiment").Select(path => path.GetAttribute("d")).ToList();
        Assert.Equal(2, dots.Distinct().Count());
        Assert.NotNull(chart.Find("svg[role=img] g.series-1"));
        Assert.Contains("2 of 9 series drawn", chart.Find(".legend").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ChartView> Show(ChartFigure figure) =>
        Render<ChartView>(parameters => parameters.Add(view => view.Figure, figure));
}
