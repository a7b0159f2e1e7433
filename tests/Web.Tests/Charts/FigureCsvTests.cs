using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Tests.Charts;

public sealed class FigureCsvTests
{
    [Fact]
    public void Write_Figure_HasEveryValueWithEveryDigit()
    {
        var csv = FigureCsv.Write(ChartLayoutTests.Figure([0, 20], [0.1 + 0.2, double.NaN], [0.5, 0], [1, -2]));

        Assert.Equal("series,\"step\",\"measure\",sd,\"theory\"\n\"\",0,0.30000000000000004,0.5,1\n\"\",20,,0,-2\n", csv);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("@x", "\"'@x\"")]
    public void Write_NameThatASpreadsheetWouldRun_IsText(string theory, string expected)
    {
        var figure = ChartLayoutTests.Figure([0], [1], [0], [1]);
        figure = figure with { Series = [figure.Series[0] with { Curves = [new ChartCurve(theory, [1])] }] };

        Assert.Contains("," + expected + "\n", FigureCsv.Write(figure), StringComparison.Ordinal);
    }
}
