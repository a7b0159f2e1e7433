namespace LearningMechanics.Toys.Charts;

/// <summary>Cells of a CSV file.</summary>
public static class CsvText
{
    /// <summary>All digits; empty for what is not a finite number.</summary>
    public static string Number(double value) => double.IsFinite(value) ? NumberText.Exact(value) : "";

    /// <summary>Quoted; and what a spreadsheet would run as a formula is made text by a leading apostrophe.</summary>
    public static string Text(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
