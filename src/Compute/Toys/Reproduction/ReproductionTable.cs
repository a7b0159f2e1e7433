using System.Globalization;
using System.Text;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys.Reproduction;

/// <summary>The catalogue as a document: what is claimed and what came of it, a row for every toy.</summary>
internal static class ReproductionTable
{
    // Pairs of more points than these are better looked at as a chart.
    private const int MostPairs = 4;

    private const string Opening =
        """
        # Reproductions

        Every toy of `content/toys`, run at its default settings and the default key on one thread, beside what is claimed
        in the literature. *Measured* gives the error of each check and its tolerance and, where a check is of a few single
        numbers, the measured ones over the predicted. A toy's verdict is the worst of its checks; one that fails does so on
        purpose, and its page says why. The last column is what the run took and what the page allows, in seconds.

        Written by `./lm toy reproduce`; do not edit. Verdicts and numbers are the same on every x86-64 machine, seconds are not.


        """;

    public static string Write(IReadOnlyList<Reproduced> toys)
    {
        var text = new StringBuilder(Opening)
            .Append(CultureInfo.InvariantCulture, $"{toys.Count} toys. ")
            .AppendJoin(", ", toys.GroupBy(toy => toy.Outcome).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}: {group.Count()}"))
            .Append(".\n\n| toy | source | claimed | measured | verdict | seconds |\n|---|---|---|---|---|---|\n");
        foreach (var toy in toys)
            text.Append("| ").AppendJoin(" | ", Cells(toy)).Append(" |\n");
        return text.ToString();
    }

    private static IEnumerable<string> Cells(Reproduced toy) =>
    [
        $"[{toy.Name}](../content/toys/{toy.Name}.md)<br>{Cell(toy.Toy.Title)}",
        string.Join("<br>", toy.Toy.Citations.Select(Source)),
        Cell(toy.Claim.Claim),
        string.Join("<br>", toy.Report.Checks.Select(check => Cell(Measured(check, toy.Report)))),
        toy.Outcome,
        $"{toy.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} of {toy.Claim.Seconds.ToString(CultureInfo.InvariantCulture)}",
    ];

    private static string Source(string citation) => citation switch
    {
        ['a', 'r', 'X', 'i', 'v', ':', .. var id] => $"[{Cell(citation)}](https://arxiv.org/abs/{id})",
        ['d', 'o', 'i', ':', .. var id] => $"[{Cell(citation)}](https://doi.org/{id})",
        _ => $"<{citation}>",
    };

    private static string Measured(CheckReport check, RunReport report)
    {
        var pairs = Pairs(check, report);
        var numbers = pairs.Count is > 0 and <= MostPairs ? $" {string.Join(", ", pairs)};" : "";
        return $"{RunSentences.NameOf(check)}:{numbers} error {Amounts.Share(check.Error, check.IsAbsolute)} of {Amounts.Share(check.Tolerance, check.IsAbsolute)}, {Amounts.Word(check.Verdict)}";
    }

    /// <summary>Measured over predicted, where the check is of an observe with one number a point.</summary>
    private static List<string> Pairs(CheckReport check, RunReport report)
    {
        var observed = report.Points.Select(point => point.Observed.GetValueOrDefault(check.Target))
            .OfType<ValueReport>().Select(value => (value.Mean, value.Predicted));
        var across = report.Across.GetValueOrDefault(check.Target, []).Select(value => (value.Mean, value.Predicted));
        return
        [
            .. observed.Concat(across).Where(value => !value.Mean.IsVector)
                .Select(value => $"{Amounts.Number(value.Mean.Values[0])} / {Amounts.Number(value.Predicted.TryGetValue(check.Theory, out var theory) ? theory.Values[0] : null)}"),
        ];
    }

    // A bar would end the cell, and an angle bracket could begin an element.
    private static string Cell(string text) => text.Replace("|", "\\|").Replace("<", "&lt;").ReplaceLineEndings(" ");
}
