using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Features.Search.Folding;

/// <summary>Plain text of what is written in Markdown, TeX or HTML: what is searched, and what a snippet shows.</summary>
internal static partial class ReadableText
{
    /// <summary>The text of a rendered page; a formula is there once, as its TeX made readable.</summary>
    /// <param name="html">As the Markdown renderer writes it.</param>
    public static string OfHtml(string html)
    {
        var text = new StringBuilder();
        var (hidden, depth, isFormula) = ("", 0, false);
        foreach (Match part in Part().Matches(html))
        {
            var (tag, attributes, isEnd) = (part.Groups["tag"].Value, part.Groups["attributes"].Value, part.Groups["end"].Success);
            if (depth > 0)
            {
                // Inside what is set for the eyes alone, only its end matters.
                depth += tag != hidden ? 0 : isEnd ? -1 : 1;
            }
            else if (!isEnd && IsHidden(tag, attributes))
            {
                (hidden, depth) = (tag, 1);
            }
            else if (tag is "math" or "annotation")
            {
                // A formula's glyphs are left out, its source is taken.
                isFormula = tag == "math" ? !isEnd : isEnd;
                text.Append(tag == "annotation" && !isEnd ? '\u0001' : tag == "annotation" ? '\u0002' : "");
            }
            else if (tag.Length == 0 && !isFormula)
            {
                text.Append(WebUtility.HtmlDecode(part.Value));
            }
            else if (tag.Length > 0 && !Inline().IsMatch(tag))
            {
                text.Append(' ');
            }
        }

        return Spaces().Replace(Source().Replace(text.ToString(), source => OfTex(source.Groups[1].Value)), " ").Trim();
    }

    /// <summary>The text of Markdown that nobody has rendered.</summary>
    public static string OfMarkdown(string markdown) =>
        Spaces().Replace(Emphasis().Replace(Marks().Replace(OfTex(Link().Replace(markdown, "$1")), " "), ""), " ").Trim();

    /// <summary>A formula, or a text with formulas, as one would type it without TeX.</summary>
    public static string OfTex(string tex)
    {
        var flat = Fraction().Replace(tex, "$1/$2");
        flat = Command().Replace(flat, command => TexNames.SignOf(command.Groups[1].Value));
        return Spaces().Replace(Braces().Replace(flat, ""), " ");
    }

    private static bool IsHidden(string tag, string attributes) =>
        tag is "sup" or "svg" or "button" || attributes.Contains("aria-hidden=\"true\"", StringComparison.Ordinal);

    [GeneratedRegex(@"<(?<end>/)?(?<tag>[a-zA-Z][a-zA-Z0-9-]*)(?<attributes>[^>]*)>|[^<]+|<", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex("^(a|em|strong|code|span|i|b|mark|cite|abbr|semantics)$")]
    private static partial Regex Inline();

    [GeneratedRegex("\u0001([^\u0002]*)\u0002")]
    private static partial Regex Source();

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\([^)\n]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[#>|]+|\[\^[^\]]*\]:?|^\s*-\s", RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex("[*`$~]+")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\[dt]?frac\s*(?:\{([^{}]*)\}|(?<1>\w))\s*(?:\{([^{}]*)\}|(?<2>\w))")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\([A-Za-z]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\\[\\,;:! ]|[{}&]|\\")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
