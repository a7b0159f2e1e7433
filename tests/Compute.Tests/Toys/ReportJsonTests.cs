using System.Text.Json;
using LearningMechanics.Compute.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class ReportJsonTests
{
    private static readonly Dictionary<string, double> NoParameters = [];

    [Theory]
    [InlineData(0.1 + 0.2)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(-1.0 / 3)]
    public void Number_Written_ReadsBackToTheSameBits(double value)
    {
        var written = Write(Reports.Series([Row.Scalar(value)], [Row.Scalar(value)]));

        var series = written.RootElement.GetProperty("points")[0].GetProperty("series").GetProperty("loss");

        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(series.GetProperty("mean")[0].GetDouble()));
        Assert.Equal(value, series.GetProperty("predicted").GetProperty("theory")[0].GetDouble());
    }

    [Fact]
    public void Number_ThatIsNotFinite_IsNull()
    {
        var written = Write(Reports.Series([new Row([1, double.NaN], IsVector: true)], [Row.Scalar(double.PositiveInfinity)]));

        var series = written.RootElement.GetProperty("points")[0].GetProperty("series").GetProperty("loss");

        Assert.Equal(JsonValueKind.Null, series.GetProperty("mean")[0][1].ValueKind);
        Assert.Equal(JsonValueKind.Null, series.GetProperty("predicted").GetProperty("theory")[0].ValueKind);
    }

    [Theory]
    [InlineData(Verdict.Holds, "holds")]
    [InlineData(Verdict.Fails, "fails")]
    [InlineData(Verdict.Undecided, "undecided")]
    [InlineData(Verdict.Diverged, "diverged")]
    public void Verdict_Written_IsTheContractsWord(Verdict verdict, string word)
    {
        using var written = JsonDocument.Parse(ReportJson.Write(Reports.With(Reports.Check(verdict))));

        var check = written.RootElement.GetProperty("checks")[0];

        Assert.Equal(word, check.GetProperty("verdict").GetString());
        Assert.Equal(0.05, check.GetProperty("tolerance").GetDouble());
    }

    [Fact]
    public void Title_InGreek_StaysReadable()
    {
        var json = System.Text.Encoding.UTF8.GetString(ReportJson.Write(Reports.With() with { Title = "Sharpness at 2/η" }));

        Assert.Contains("Sharpness at 2/η", json);
        Assert.EndsWith("}\n", json);
    }

    private static JsonDocument Write(SeriesReport series) =>
        JsonDocument.Parse(ReportJson.Write(Reports.With() with { Points = [Reports.Point(NoParameters, "loss", series)] }));
}
