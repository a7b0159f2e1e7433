using LearningMechanics.Toys.Runs;
using Spectre.Console;

namespace LearningMechanics.Compute.Toys;

/// <summary>What <c>lm toy run</c> prints: the verdicts, where each theory is worst, and how to repeat the run.</summary>
internal static class RunSheet
{
    // Enough to see a pattern; the report has them all.
    private const int MostDivergences = 5;

    public static void Print(RunReport report, IAnsiConsole console)
    {
        WriteLine(console, report.Title, new Style(decoration: Decoration.Bold));
        if (report.Checks.Count > 0)
            console.Write(Checks(report.Checks));
        else
            WriteLine(console, "This toy checks nothing: add a `check`, or read what it measured with --json.");
        foreach (var check in report.Checks)
            WriteLine(console, $"{NameOf(check)}: {Sentence(check)}");
        foreach (var fit in report.Fits)
            WriteLine(console, $"{fit.Name} = {Amounts.Number(fit.Value)}, fitted from {fit.From}.");
        Divergences(report, console);
        WriteLine(console, $"{Amounts.Seconds(report.Seconds)} on {report.Engine}; key {report.Key}");
    }

    private static Table Checks(IReadOnlyList<CheckReport> checks)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("check", "theory", "error", "interval", "tolerance", "verdict");
        foreach (var c in checks)
            table.AddRow(
                Cell(c.Target), Cell(c.Theory), Cell(Amounts.Share(c.Error, c.IsAbsolute)),
                Cell($"{Amounts.Share(c.Low, c.IsAbsolute)} to {Amounts.Share(c.High, c.IsAbsolute)}"),
                Cell(Amounts.Share(c.Tolerance, c.IsAbsolute)), Cell(Amounts.Word(c.Verdict), StyleOf(c.Verdict)));
        return table;
    }

    private static string NameOf(CheckReport check) =>
        check.Theory == "theory" ? check.Target : $"{check.Target} of \"{check.Theory}\"";

    private static string Sentence(CheckReport check)
    {
        var parts = new List<string> { check.Summary.TrimEnd('.') };
        if (check.Worst is { } worst)
            parts.Add($"worst{(worst.Parameters.Count > 0 ? $" at {Amounts.Parameters(worst.Parameters)}" : "")}: "
                + Amounts.Share(worst.Error, check.IsAbsolute));
        if (check.ShareWithin is { } share)
            parts.Add($"{Amounts.Share(share, isAbsolute: false)} of points within tolerance");
        if (!check.IsDistinguishable)
            parts.Add("the deviation cannot be told from noise");
        return string.Join("; ", parts) + ".";
    }

    private static void Divergences(RunReport report, IAnsiConsole console)
    {
        var all = report.Points.SelectMany(p => p.Divergences.Select(d => (p.Parameters, Sentence: d))).ToList();
        foreach (var (parameters, sentence) in all.Take(MostDivergences))
            WriteLine(console, parameters.Count > 0 ? $"{Amounts.Parameters(parameters)}: {sentence}" : sentence);
        if (all.Count > MostDivergences)
            WriteLine(console, $"…and {all.Count - MostDivergences} more repetitions diverged.");
    }

    private static Style StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Holds => new Style(Color.Green),
        Verdict.Undecided => new Style(Color.Yellow),
        _ => new Style(Color.Red),
    };

    private static void WriteLine(IAnsiConsole console, string text, Style? style = null)
    {
        console.Write(Cell(text, style));
        console.WriteLine();
    }

    private static Text Cell(string text, Style? style = null) => new(DiagnosticPrinter.Printable(text), style);
}
