namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Refuses, before parsing, texts whose only purpose is to be expensive to parse.</summary>
/// <remarks>Markdig throws on deep nesting after having worked for it; counting openers first costs one pass.</remarks>
public static class NestingGuard
{
    /// <summary>Longest text taken, in UTF-16 units: a long essay has a tenth of it.</summary>
    public const int LongestText = 400_000;

    private const int DeepestLine = 40;
    private const int LongestRunOfOpeners = 60;
    private const int MostTableCells = 5_000;

    /// <summary>Names what is too much, or null where nothing is.</summary>
    public static MarkdownFlaw? Check(string text)
    {
        if (text.Length > LongestText)
            return new MarkdownFlaw(1, $"the text has {text.Length} characters; {LongestText} are allowed: split it");
        var (number, cells, openInParagraph) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (BlockDepth(line) > DeepestLine)
                return new MarkdownFlaw(number, $"quotes or lists are nested more than {DeepestLine} deep: flatten them");
            openInParagraph = line.IsWhiteSpace() ? 0 : openInParagraph + line.Count('[');
            if (openInParagraph > LongestRunOfOpeners * 20 || LongestRun(line) > LongestRunOfOpeners)
                return new MarkdownFlaw(number, "too many brackets or emphasis marks in a row: escape them with \\ or put them into `code`");
            cells += line.Count('|');
            if (cells > MostTableCells)
                return new MarkdownFlaw(number, $"the tables have more than {MostTableCells} cells: attach the numbers as a file instead");
        }

        return null;
    }

    /// <summary>Quote marks and list indents that open a line, each a level.</summary>
    private static int BlockDepth(ReadOnlySpan<char> line)
    {
        var (depth, spaces) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is ' ' or '\t')
                spaces += line[i] == '\t' ? 4 : 1;
            else if (line[i] == '>' || (line[i] is '-' or '*' or '+' && i + 1 < line.Length && line[i + 1] == ' '))
                depth++;
            else
                break;
        }

        return Math.Max(depth, spaces / 2);
    }

    private static int LongestRun(ReadOnlySpan<char> line)
    {
        var (longest, run) = (0, 0);
        foreach (var c in line)
        {
            run = c is '[' or '(' or '*' or '_' or '`' or '<' or '!' or '$' or '~' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
