using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys.Reproduction;

/// <summary>One toy of the catalogue, run.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Claim">What its page states.</param>
/// <param name="Toy">As compiled.</param>
/// <param name="Report">What came of it at the default key.</param>
/// <param name="Seconds">What it took from the text to the verdict, on one thread.</param>
internal sealed record Reproduced(string Name, ToyClaim Claim, Toy Toy, RunReport Report, double Seconds)
{
    /// <summary>The worst verdict of its checks, as a word: a toy is as good as the worst of what it claims.</summary>
    public string Outcome => Amounts.Word(
        Report.Checks.Select(check => check.Verdict).DefaultIfEmpty(Verdict.Holds).MaxBy(Badness));

    /// <summary>A sentence for everything in which the run and the page differ.</summary>
    public IEnumerable<string> Disagreements()
    {
        if (Outcome != Claim.Verdict)
            yield return $"{Name}: the page states '{Claim.Verdict}', this run '{Outcome}'.";
        if (Seconds > Claim.Seconds)
            yield return $"{Name}: the page states at most {Amounts.Seconds(Claim.Seconds)}, this run took {Amounts.Seconds(Seconds)}.";
    }

    private static int Badness(Verdict verdict) => verdict switch
    {
        Verdict.Holds => 0,
        Verdict.Undecided => 1,
        Verdict.Diverged => 2,
        _ => 3,
    };
}
