using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>A judged run in sentences: each verdict with where the theory is worst, each fitted constant, how to repeat it.</summary>
internal static class RunSentences
{
    // Enough to see a pattern; the report has them all.
    private const int MostDivergences = 5;

    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<string> Of(RunReport report) =>
        [.. report.Checks.Select(Verdict), .. report.Fits.Select(Fit), .. Divergences(report), Provenance(report)];

    /// <summary>The check's target, and whose theory where there are several.</summary>
    public static string NameOf(CheckReport check) =>
        check.Theory == "theory" ? check.Target : $"{check.Target} of \"{check.Theory}\"";

    private static string Verdict(CheckReport check)
    {
        var parts = new List<string> { $"{NameOf(check)}: {check.Summary.TrimEnd('.')}" };
        if (check.Worst is { Parameters.Count: > 0 } worst)
            parts.Add($"worst at {Amounts.Parameters(worst.Parameters)}: {Amounts.Share(worst.Error, check.IsAbsolute)}");
        if (check.ShareWithin is { } share)
            parts.Add($"{Amounts.Share(share, isAbsolute: false)} of points within tolerance");
        if (!check.IsDistinguishable)
            parts.Add("the deviation cannot be told from noise");
        return string.Join("; ", parts) + ".";
    }

    private static string Fit(FitReport fit) => $"{fit.Name} = {Amounts.Number(fit.Value)}, fitted from {fit.From}.";

    private static IEnumerable<string> Divergences(RunReport report)
    {
        var all = report.Points.SelectMany(p => p.Divergences.Select(d => (p.Parameters, Sentence: d))).ToList();
        foreach (var (parameters, sentence) in all.Take(MostDivergences))
            yield return parameters.Count > 0 ? $"{Amounts.Parameters(parameters)}: {sentence}" : sentence;
        if (all.Count > MostDivergences)
            yield return $"…and {all.Count - MostDivergences} more repetitions diverged.";
    }

    private static string Provenance(RunReport report) => $"{Amounts.Seconds(report.Seconds)} on {report.Engine}; key {report.Key}";
}
