using Bunit;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Components;
using LearningMechanics.Web.Tests.Charts;

namespace LearningMechanics.Web.Tests.Components;

public sealed class VerdictLineTests : BunitContext
{
    [Theory]
    [InlineData(Verdict.Holds, "holds: 2.1 % of 5 %", "holds", "2.1 % of 5 %")]
    [InlineData(Verdict.Fails, "fails: 31 %, worst at η = 0.4", "fails", "31 %, worst at η = 0.4")]
    public void Verdict_IsAWordWithItsNumber(Verdict verdict, string summary, string word, string number)
    {
        var line = Show(Reports.Check("sharpness", verdict, summary));

        Assert.Equal(word, line.Find("strong").TextContent);
        Assert.Equal(number, line.Find(".verdict-number").TextContent);
        Assert.Equal("sharpness", line.Find(".verdict-target").TextContent);
    }

    [Fact]
    public void Verdict_OfARival_NamesIt() => Assert.Equal(
        "loss of “Liu”", Show(Reports.Check("loss", Verdict.Fails, "fails: 9 %") with { Theory = "Liu" }).Find(".verdict-target").TextContent);

    [Fact]
    public void Verdict_Details_SayHowSureAndWhereWorst()
    {
        var check = Reports.Check("error", Verdict.Undecided, "undecided: 4 % of 5 %", error: 0.04) with
        {
            ShareWithin = 0.5, IsDistinguishable = false, Worst = new WorstPoint(new Dictionary<string, double> { ["n"] = 20 }, 0.2),
        };

        Assert.Equal(
            "50 % of points within tolerance; error between 0 % and 5.2 %, noise considered; worst 20 % at n = 20; the deviation cannot be told from noise",
            Show(check).Find(".verdict-detail").TextContent);
    }

    private IRenderedComponent<VerdictLine> Show(CheckReport check) => Render<VerdictLine>(parameters => parameters.Add(line => line.Check, check));
}
