using LearningMechanics.Toys.Runs;
using Spectre.Console;

namespace LearningMechanics.Compute.Toys;

/// <summary>What <c>lm toy run</c> prints: the verdicts, where each theory is worst, and how to repeat the run.</summary>
internal static class RunSheet
{
    public static void Print(RunReport report, IAnsiConsole console)
    {
        WriteLine(console, report.Title, new Style(decoration: Decoration.Bold));
        if (report.Checks.Count > 0)
            console.Write(Checks(report.Checks));
        else
            WriteLine(console, "This toy checks nothing: add a `check`, or read what it measured with --json.");
        foreach (var sentence in RunSentences.Of(report))
            WriteLine(console, sentence);
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
