using System.Globalization;

namespace LearningMechanics.Toys.Syntax;

/// <summary>One spelling for every number and string.</summary>
internal static class CanonicalLiteral
{
    /// <summary>A string with its quotes and escapes.</summary>
    public static string Quoted(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";

    /// <summary>The shortest text that reads back as the same number of the same kind.</summary>
    public static string Number(double value, bool isInteger)
    {
        if (isInteger)
            return value.ToString("F0", CultureInfo.InvariantCulture);
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E');
        if (exponent >= 0)
            return text[..exponent] + "e" + int.Parse(text.AsSpan(exponent + 1), CultureInfo.InvariantCulture);
        return text.Contains('.') ? text : text + ".0";
    }
}
