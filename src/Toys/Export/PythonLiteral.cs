using System.Globalization;
using System.Text;

namespace LearningMechanics.Toys.Export;

/// <summary>Numbers and texts as Python writes them.</summary>
internal static class PythonLiteral
{
    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return "np.nan";
        if (double.IsInfinity(value))
            return value > 0 ? "np.inf" : "-np.inf";
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15)
            return value.ToString("F0", CultureInfo.InvariantCulture);
        return value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }

    /// <summary>A text between double quotes.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return text.Append('"').ToString();
    }
}
