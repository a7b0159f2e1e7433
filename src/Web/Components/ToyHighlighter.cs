using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Components;

/// <summary>Marks up a toy's text for reading: statements, strings, numbers, comments; everything else as it is.</summary>
/// <remarks>Also right for a text with errors, which the language's own parser gives up on.</remarks>
public static partial class ToyHighlighter
{
    /// <summary>HTML in which every character of the text is escaped, and every line an element.</summary>
    public static string Html(string text)
    {
        var html = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            html.Append("<span class=\"line\">");
            AppendLine(html, line);
            html.Append("</span>\n");
        }

        return html.ToString();
    }

    private static void AppendLine(StringBuilder html, string line)
    {
        var done = 0;
        foreach (Match token in Tokens.Matches(line))
        {
            html.Append(WebUtility.HtmlEncode(line[done..token.Index]));
            var kind = token.Groups.Cast<Group>().Skip(1).First(group => group.Success).Name;
            html.Append("<span class=\"toy-").Append(kind).Append("\">").Append(WebUtility.HtmlEncode(token.Value)).Append("</span>");
            done = token.Index + token.Length;
        }

        html.Append(WebUtility.HtmlEncode(line[done..]));
    }

    [GeneratedRegex(
        """
        (?<comment>\#.*$)
        |(?<string>"[^"]*"?)
        |(?<statement>^\s*(toy|cites|param|let|fresh|data|batch|weight|loss|train|measure|observe|predict|fit|check|sweep|seeds|plot|precision)\b)
        |(?<word>\b(in|log|loglog|for|until|on|every|at|averaged|against|where|within|absolutely|vs|across|as|of|from|diverges|with\ replacement)\b)
        |(?<number>(?<!\w|\d\.)\d+(\.\d+)?([eE][+-]?\d+)?%?)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens { get; }
}
