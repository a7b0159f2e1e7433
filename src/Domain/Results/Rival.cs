using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Results;

/// <summary>One theory as one published run tested it, by its decisive check.</summary>
/// <param name="Result">The result that it stands in.</param>
/// <param name="Theory">Its name; <c>theory</c> for a toy's only one.</param>
/// <param name="Check">Its worst check: a theory is as good as that.</param>
/// <param name="Constants">How many of its constants saw data.</param>
/// <param name="Repetitions">Repetitions behind the check, at all sweep points together.</param>
public sealed record Rival(VersionName Result, string Theory, CheckReport Check, int Constants, int Repetitions)
{
    /// <summary>The error where no constant was fitted, in units of what is tolerated: 1 is just allowed. Infinite where there is none, as of a run that diverged.</summary>
    public double HeldOutError => Check is { Error: { } error, Tolerance: > 0 and var tolerance } ? error / tolerance : double.PositiveInfinity;

    /// <summary>The same with the charge for fitted constants: what rivals are ranked by.</summary>
    public double ChargedError => HeldOutError * RivalRanking.Charge(Constants, Repetitions);

    /// <summary>The theories of a judged run, in the order of their names.</summary>
    /// <param name="result">The result.</param>
    /// <param name="checks">The run's checks.</param>
    /// <param name="fits">Its fitted constants.</param>
    /// <param name="repetitions">Repetitions at all sweep points together.</param>
    public static IEnumerable<Rival> Of(VersionName result, IEnumerable<CheckReport> checks, IReadOnlyList<FitReport> fits, int repetitions) =>
        checks.GroupBy(check => check.Theory, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal)
            .Select(own => new Rival(
                result, own.Key, own.MaxBy(ResultFinding.Badness)!, fits.Count(fit => fit.Theories.Contains(own.Key)), repetitions));
}
