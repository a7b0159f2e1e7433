using System.Text;

namespace LearningMechanics.Toys.Charts;

/// <summary>Text inside SVG or HTML: what could open an element or end an attribute is written as a reference.</summary>
public static class SvgText
{
    /// <summary>The text, fit for the inside of an element and of a quoted attribute. What XML cannot hold becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                < 0x20 and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        return escaped.ToString();
    }
}
