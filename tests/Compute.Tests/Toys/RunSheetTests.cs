using LearningMechanics.Compute.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class RunSheetTests
{
    [Fact]
    public void Check_Printed_HasVerdictIntervalWorstPointAndShare()
    {
        var text = Print(Reports.With(Reports.Check(Verdict.Holds)));

        Assert.Contains("1 % to 3.4 %", text);
        Assert.Contains(
            "loss: holds: 2.1 % of 5 %; worst at eta = 0.4: 31 %; 93 % of points within tolerance; the deviation cannot be told from noise.",
            text);
        Assert.Contains("1.5 s on managed 0.1.0; key 00000000000000000000000000000000", text);
    }

    [Fact]
    public void Rival_IsNamedBesideItsTarget() =>
        Assert.Contains("loss of \"Liu\": ", Print(Reports.With(Reports.Check(Verdict.Fails) with { Theory = "Liu" })));

    [Fact]
    public void Toy_WithoutChecks_SaysSo() => Assert.Contains("checks nothing", Print(Reports.With()));

    [Fact]
    public void Divergences_Many_AreCounted()
    {
        var point = new PointReport
        {
            Parameters = new Dictionary<string, double> { ["eta"] = 3 },
            Seeds = 8,
            Series = new Dictionary<string, SeriesReport>(),
            Observed = new Dictionary<string, ValueReport>(),
            Divergences = [.. Enumerable.Range(0, 8).Select(i => $"seed {i}: the loss is not finite at step 3.")],
        };

        var text = Print(Reports.With() with { Points = [point] });

        Assert.Contains("eta = 3: seed 4: the loss is not finite at step 3.", text);
        Assert.DoesNotContain("seed 5", text);
        Assert.Contains("…and 3 more repetitions diverged.", text);
    }

    [Fact]
    public void Title_WithMarkupOrEscapes_IsShownAsText()
    {
        var text = Print(Reports.With() with { Title = "[red]x[/] \u001b[2J" });

        Assert.Contains("[red]x[/]", text);
        Assert.DoesNotContain('\u001b', text);
    }

    private static string Print(RunReport report)
    {
        var output = new StringWriter();
        RunSheet.Print(report, new Terminal(output, TextWriter.Null, false, false, false, 160).OutputConsole());
        return output.ToString();
    }
}
