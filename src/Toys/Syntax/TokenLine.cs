namespace LearningMechanics.Toys.Syntax;

/// <summary>The tokens of one statement: a line, or several that brackets hold together.</summary>
/// <param name="Start">Index of the first token.</param>
/// <param name="End">Index just past the last.</param>
internal readonly record struct TokenLine(int Start, int End);

/// <summary>Tokens grouped into statements, with every bracket's partner.</summary>
/// <param name="Lines">In order of place; they cover all tokens.</param>
/// <param name="Closers">For an opening bracket the index of the token that closes it; −1 for all else.</param>
internal sealed record TokenLines(IReadOnlyList<TokenLine> Lines, int[] Closers)
{
    /// <summary>
    /// Groups tokens. A bracket that is never closed does not swallow the rest of the file: a line that can only be
    /// a new statement ends the damaged one.
    /// </summary>
    public static TokenLines Group(string text, IReadOnlyList<Token> tokens)
    {
        var brackets = new OpenBrackets(tokens.Count);
        var lines = new List<TokenLine>();
        var start = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > start && tokens[i].IsFirstOnLine && (brackets.AreClosed || OpensStatement(text, tokens, i)))
            {
                lines.Add(new TokenLine(start, i));
                start = i;
                brackets.Forget();
            }

            brackets.See(tokens[i].Kind, i);
        }

        if (start < tokens.Count)
            lines.Add(new TokenLine(start, tokens.Count));
        return new TokenLines(lines, brackets.Closers);
    }

    /// <summary>Whether the first token of a line, met inside brackets, can only start a statement.</summary>
    private static bool OpensStatement(string text, IReadOnlyList<Token> tokens, int index)
    {
        var word = tokens[index];
        if (word.Kind != TokenKind.Name || !Keywords.Statements.ContainsKey(word.Text) || index + 1 >= tokens.Count)
            return false;
        var next = tokens[index + 1];
        if (next.IsFirstOnLine)
            return false;
        var isIndented = word.Span.Start > 0 && text[word.Span.Start - 1] != '\n';
        return next.Kind switch
        {
            TokenKind.Name => !Keywords.Infix.Contains(next.Text),
            TokenKind.String => word.Text == "toy",
            TokenKind.Reference => true,
            TokenKind.Integer or TokenKind.Number => word.Text is "seeds" or "batch",
            TokenKind.Equal => word.Text == "loss" && !isIndented,
            TokenKind.OpenParenthesis => word.Text is "let" or "data" && !isIndented,
            _ => false,
        };
    }
}
