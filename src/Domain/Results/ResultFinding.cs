using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Results;

/// <summary>What a run says of a result, in one word and one line.</summary>
/// <param name="Verdict">The verdict of the theory that does best.</param>
/// <param name="Headline">That theory's decisive check, for example <c>sharpness: holds: 2.1 % of 5 %</c>.</param>
/// <param name="Theory">The theory that does best, where there are rivals; null where there are none.</param>
public sealed record ResultFinding(Verdict Verdict, string Headline, string? Theory)
{
    /// <summary>The finding of a judged run; null where nothing was checked.</summary>
    /// <remarks>A theory is as good as its worst check; among rivals the result is that of the best.</remarks>
    public static ResultFinding? Of(RunReport report)
    {
        var theories = report.Checks.GroupBy(check => check.Theory, StringComparer.Ordinal)
            .Select(checks => checks.MaxBy(Badness)!).ToList();
        if (theories.Count == 0)
            return null;
        var best = theories.MinBy(Badness)!;
        return new ResultFinding(best.Verdict, $"{best.Target}: {best.Summary}", theories.Count > 1 ? best.Theory : null);
    }

    /// <summary>Verdict first, then the error in units of what is tolerated.</summary>
    internal static (int, double) Badness(CheckReport check) => (
        check.Verdict switch { Verdict.Holds => 0, Verdict.Undecided => 1, Verdict.Fails => 2, _ => 3 },
        check is { Error: { } error, Tolerance: > 0 and var tolerance } ? error / tolerance : double.MaxValue);
}
