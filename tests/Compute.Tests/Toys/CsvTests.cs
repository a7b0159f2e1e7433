using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class CsvTests
{
    [Theory]
    [InlineData("Liu", "Liu")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("the \"old\" one", "\"the \"\"old\"\" one\"")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("", "")]
    public void Text_IsQuotedAndNeverAFormula(string text, string cell) => Assert.Equal(cell, Csv.Text(text));

    [Theory]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(double.NaN, "")]
    [InlineData(double.NegativeInfinity, "")]
    public void Number_RoundTripsOrIsEmpty(double value, string cell) => Assert.Equal(cell, Csv.Number(value));
}
