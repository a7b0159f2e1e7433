using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>The toy's own comments and blank lines, by the statement that they stand at.</summary>
internal sealed class ToyComments
{
    private readonly SourceText _source;
    private readonly List<(int Line, string Text)> _comments;

    public ToyComments(SourceText source)
    {
        _source = source;
        _comments = [.. Lexer.Lex(source.Text).Comments.Select(c => (source.PositionOf(c.Start).Line, source[c].TrimStart('#').Trim()))];
    }

    /// <summary>Lines to put above a statement: comments on lines of their own, and an empty one where the toy has one.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="earlier">The one before it, or null.</param>
    public IEnumerable<string> Above(Statement statement, Statement? earlier)
    {
        var (first, last) = (earlier is null ? 1 : LastLine(earlier) + 1, FirstLine(statement) - 1);
        var hasGap = false;
        for (var line = first; line <= last; line++)
        {
            var text = _source.Line(line).Trim();
            if (text.Length == 0)
                hasGap = true;
            else if (text[0] == '#')
            {
                if (hasGap)
                    yield return "";
                hasGap = false;
                yield return "# " + text.TrimStart('#').Trim();
            }
        }

        if (hasGap)
            yield return "";
    }

    /// <summary>The comment at the end of a statement's last line, with what sets it off; or nothing.</summary>
    public string Beside(Statement statement)
    {
        var line = LastLine(statement);
        var beside = _comments.Find(c => c.Line == line && !_source.Line(line).TrimStart().StartsWith('#'));
        return string.IsNullOrEmpty(beside.Text) ? "" : "  # " + beside.Text;
    }

    private int FirstLine(Statement statement) => _source.PositionOf(statement.Span.Start).Line;

    private int LastLine(Statement statement) => _source.PositionOf(Math.Max(statement.Span.Start, statement.Span.End - 1)).Line;
}
