using System.Globalization;
using System.Text;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Compute.Toys;

/// <summary>Prints what is wrong with a toy the way compilers do: the place, the sentence, the line and a caret.</summary>
internal static class DiagnosticPrinter
{
    private const string Bold = "1";
    private const string Red = "31";

    public static void Print(IReadOnlyList<Diagnostic> diagnostics, SourceText source, Terminal terminal)
    {
        foreach (var diagnostic in diagnostics)
            Print(diagnostic, source, terminal);
        if (diagnostics.Count > 1)
            terminal.Error.WriteLine($"{diagnostics.Count} errors.");
    }

    // Written by hand, not by Spectre, which folds lines: a folded place cannot be clicked and a folded line misses its caret.
    private static void Print(Diagnostic diagnostic, SourceText source, Terminal terminal)
    {
        var error = terminal.Error;
        var place = Printable($"{diagnostic.FileName}:{diagnostic.Line}:{diagnostic.Column}:");
        error.WriteLine(Paint(place, Bold, terminal) + Printable(diagnostic.ToString())[place.Length..]);
        // An error without a place, such as a setting the toy does not have, has no line to show.
        if (diagnostic.Span == default || diagnostic.Line > source.LineCount)
            return;
        var excerpt = Excerpt.Of(source.Line(diagnostic.Line), diagnostic.Column, diagnostic.Span.Length, terminal.Width);
        error.WriteLine($"  {excerpt.Line}");
        error.WriteLine($"  {excerpt.Indent}{Paint(excerpt.Underline, Red, terminal)}");
    }

    private static string Paint(string text, string colour, Terminal terminal) =>
        terminal is { IsErrorTerminal: true, IsColourAllowed: true } ? $"\u001b[{colour}m{text}\u001b[0m" : text;

    // A toy may be a stranger's: what it holds must not move the cursor or recolour the terminal.
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            printable.Append(
                rune.Value == '\t' ? " "
                : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
                    or UnicodeCategory.Format ? "\uFFFD"
                : rune.ToString());
        return printable.ToString();
    }

    /// <summary>The part of a line around an error, with what to print below it.</summary>
    internal readonly record struct Excerpt(string Line, string Indent, string Underline)
    {
        public static Excerpt Of(string line, int column, int length, int width)
        {
            var room = Math.Max(20, width - 4);
            var start = Math.Clamp(column - 1, 0, line.Length);
            // A third of the room shows what comes before the error.
            var from = start < room ? 0 : start - (room / 3);
            var to = Math.Min(line.Length, from + room);
            var before = Printable(line[from..start]);
            var marked = Printable(line[start..Math.Clamp(start + length, start, to)]);
            var after = Printable(line[Math.Min(start + length, to)..to]);
            return new Excerpt(
                before + marked + after, new string(' ', ColumnsOf(before)), "^" + new string('~', Math.Max(0, ColumnsOf(marked) - 1)));
        }

        // Runes, not UTF-16 units: 𝜂 takes one column and two units.
        private static int ColumnsOf(string text) => text.EnumerateRunes().Count();
    }
}
