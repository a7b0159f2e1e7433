using LearningMechanics.Compute.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class SeriesCsvTests
{
    [Fact]
    public void Scalar_OverASweep_HasOneRowPerPointAndStep()
    {
        var series = Reports.Series([Row.Scalar(2), Row.Scalar(1)], [Row.Scalar(2.5), Row.Scalar(double.NaN)], theory: "=cmd");
        var report = Reports.With() with
        {
            Points = [Reports.Point(At(0.1), "loss", series), Reports.Point(At(0.2), "loss", series)],
        };

        Assert.Equal(
            ["eta,step,mean,sd,'=cmd", "0.1,0,2,0.5,2.5", "0.1,10,1,0.5,", "0.2,0,2,0.5,2.5", "0.2,10,1,0.5,"],
            Lines(report, "loss"));
    }

    [Fact]
    public void Vector_WithAnAxisOfItsOwn_HasOneRowPerComponent()
    {
        var row = new Row([3, 4], IsVector: true);
        var series = Reports.Series([row], [row], against: [0.25, 0.75]);
        var report = Reports.With() with { Points = [Reports.Point(new Dictionary<string, double>(), "spectrum", series)] };

        Assert.Equal(
            ["step,component,against,mean,sd,theory", "0,0,0.25,3,0.5,3", "0,1,0.75,4,0.5,4"],
            Lines(report, "spectrum"));
    }

    [Fact]
    public void Across_ASweep_HasAFileOfItsOwn()
    {
        var value = new AcrossReport
        {
            Parameters = At(0.1),
            Mean = Row.Scalar(-1.5),
            StandardDeviation = Row.Scalar(0.1),
            Predicted = new Dictionary<string, Row> { ["theory"] = Row.Scalar(-1.6) },
        };
        var report = Reports.With() with { Across = new Dictionary<string, IReadOnlyList<AcrossReport>> { ["exponent"] = [value] } };

        Assert.Equal(["eta,component,mean,sd,theory", "0.1,0,-1.5,0.1,-1.6"], Lines(report, "exponent"));
    }

    private static Dictionary<string, double> At(double eta) => new() { ["eta"] = eta };

    private static List<string> Lines(RunReport report, string name)
    {
        var file = Assert.Single(SeriesCsv.Files(report), f => f.Name == name);
        return [.. file.Rows.Select(Csv.Line)];
    }
}
