using System.Globalization;

namespace LearningMechanics.Compute.Toys;

/// <summary>Cells of a CSV file (RFC 4180).</summary>
internal static class Csv
{
    /// <summary>A text. What a spreadsheet would take for a formula gets an apostrophe in front, so that it stays a text.</summary>
    public static string Text(string text)
    {
        var isFormula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
        var safe = isFormula ? "'" + text : text;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }

    /// <summary>A number that reads back to the same bits; empty where it is not finite.</summary>
    public static string Number(double? value) =>
        value is { } v && double.IsFinite(v) ? v.ToString("R", CultureInfo.InvariantCulture) : "";

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells);
}
