using System.Text;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>A text cut at its second-level headings.</summary>
/// <param name="Preamble">What stands before the first.</param>
/// <param name="Sections">In order.</param>
public sealed record MarkdownSections(string Preamble, IReadOnlyList<MarkdownSection> Sections)
{
    /// <summary>Cuts at lines that start with <c>## </c> outside fenced code.</summary>
    public static MarkdownSections Split(string text)
    {
        var sections = new List<MarkdownSection>();
        var preamble = new StringBuilder();
        var body = preamble;
        var (title, bodyLine, fenced) = ("", 1, false);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            if (fenced || !lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                body.Append(lines[i]).Append('\n');
                continue;
            }

            Close();
            (title, bodyLine, body) = (lines[i][3..].Trim(), i + 2, new StringBuilder());
        }

        Close();
        return new MarkdownSections(preamble.ToString().Trim(), sections);

        void Close()
        {
            if (body != preamble)
                sections.Add(new MarkdownSection(title, body.ToString(), bodyLine));
        }
    }

    /// <summary>A heading as an address: its letters and digits, words joined by single dashes.</summary>
    public static string Anchor(string title)
    {
        var name = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c == '_')
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        return name.ToString().TrimEnd('-') is { Length: > 0 } words ? words : "section";
    }
}

/// <summary>One section.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Body">The text below it.</param>
/// <param name="BodyLine">The line of the cut text on which <paramref name="Body"/> starts, from 1.</param>
public sealed record MarkdownSection(string Title, string Body, int BodyLine);
