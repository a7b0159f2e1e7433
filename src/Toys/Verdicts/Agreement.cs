using System.Globalization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>What a replication says of the run it repeats.</summary>
public enum AgreementOutcome
{
    /// <summary>Nothing both measured differs by more than chance explains.</summary>
    Agrees,

    /// <summary>Something differs by more than chance explains, or one run holds where the other fails.</summary>
    Disagrees,

    /// <summary>The repetitions are too few to tell.</summary>
    Undecided,
}

/// <summary>Whether two runs of the same toy under different keys measured the same, and in what words.</summary>
/// <remarks>
/// Every number both runs report (each measure at each sampled step, each observe, at each sweep point) is compared by
/// Welch's t. The runs disagree where one of them is beyond the 1 % level divided by their count (Bonferroni): runs of
/// the same thing are then said to disagree in at most 1 % of cases, however the numbers depend on one another.
/// </remarks>
/// <param name="Outcome">The answer.</param>
/// <param name="Sentence">The answer in one sentence, with the largest difference.</param>
public sealed record Agreement(AgreementOutcome Outcome, string Sentence)
{
    /// <summary>Chance that two runs of the same thing are said to disagree, at most.</summary>
    public const double Level = 0.01;

    /// <summary>What numbers without spread may differ by, relative to their size: another engine's rounding.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Compares a replication with the run it repeats.</summary>
    /// <exception cref="ArgumentException">They are not runs of the same toy at the same points.</exception>
    public static Agreement Between(RunReport original, RunReport replication)
    {
        if (original.Sha256 != replication.Sha256 || original.Points.Count != replication.Points.Count)
            throw new ArgumentException("Only runs of the same toy at the same sweep points can be compared.", nameof(replication));
        if (Contradiction(original, replication) is { } contradiction)
            return new(AgreementOutcome.Disagrees, contradiction);
        var pairs = MeasuredPair.Of(original, replication).ToList();
        if (pairs.Count == 0)
            return new(AgreementOutcome.Undecided, "undecided: the two runs have no finite number in common");
        var level = 1 - (Level / (2 * pairs.Count));
        var (worst, distance) = pairs.Select(pair => (pair, pair.Distance(level, Rounding))).MaxBy(found => found.Item2);
        if (double.IsNaN(distance) || pairs.All(pair => !pair.CanTell))
            return new(AgreementOutcome.Undecided, "undecided: one repetition on a side cannot tell chance from difference");
        return distance > 1
            ? new(AgreementOutcome.Disagrees, $"disagrees: {worst.Where} differs by {Text(distance)} times what chance explains ({Text(worst.First)} and {Text(worst.Second)})")
            : new(AgreementOutcome.Agrees, $"agrees: of {pairs.Count.ToString("N0", CultureInfo.InvariantCulture)} numbers compared, the largest difference is {Text(distance)} of what chance explains ({worst.Where})");
    }

    private static string? Contradiction(RunReport original, RunReport replication)
    {
        foreach (var (first, second) in original.Checks.Zip(replication.Checks))
        {
            if ((first.Verdict, second.Verdict) is (Verdict.Holds, Verdict.Fails) or (Verdict.Fails, Verdict.Holds)
                or (Verdict.Diverged, Verdict.Holds) or (Verdict.Holds, Verdict.Diverged))
            {
                return $"disagrees: {first.Target} {Word(first.Verdict)} in one run and {Word(second.Verdict)} in the other";
            }
        }

        return null;

        static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();
    }

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
