using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Tests.Verdicts;

public sealed class VerdictSentenceTests
{
    [Theory]
    [InlineData(1.021, 0.05, false, null, "holds: 2.1 % of 5 %")]
    [InlineData(1.31, 0.05, false, "η = 0.4", "fails: 31 %, worst at η = 0.4")]
    [InlineData(1.31, 0.05, false, null, "fails: 31 %")]
    [InlineData(1.0502, 0.05, false, null, "fails: 5.02 %")]
    [InlineData(1.0002, 0.05, false, null, "holds: 0.02 % of 5 %")]
    [InlineData(4.1, 0.05, false, null, "fails: 310 %")]
    [InlineData(1.021, 0.05, true, null, "holds: 0.021 of 0.05")]
    [InlineData(1.0, 0.05, false, null, "holds: 0 % of 5 %")]
    public void Of_ExactMeasurement_SaysTheNumbers(double measured, double tolerance, bool isAbsolute, string? worst, string expected)
    {
        var terms = new CheckTerms { Tolerance = tolerance, IsAbsolute = isAbsolute, Draws = false };
        var judged = Assert.IsType<CheckOutcome.Judged>(Judge.Check([CheckPoint.Scalar(1, [measured], [1])], terms));

        Assert.Equal(expected, judged.Summarize(terms, worst));
    }

    [Theory]
    [InlineData(new[] { 1.02 }, "undecided: 2 % of 5 %, from one repetition; more seeds may tell")]
    [InlineData(new[] { double.NaN, 1 }, "diverged at η = 0.4")]
    public void Of_NoVerdict_SaysWhy(double[] measured, string expected)
    {
        var terms = new CheckTerms { Tolerance = 0.05, Draws = true };
        var predicted = Enumerable.Repeat(1.0, measured.Length).ToArray();
        var judged = Assert.IsType<CheckOutcome.Judged>(Judge.Check([CheckPoint.Scalar(1, measured, predicted)], terms));

        Assert.Equal(expected, judged.Summarize(terms, "η = 0.4"));
    }
}
