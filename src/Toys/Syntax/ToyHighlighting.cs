namespace LearningMechanics.Toys.Syntax;

/// <summary>Colours a toy's text. Works on any text, also one that does not parse.</summary>
public static class ToyHighlighting
{
    /// <summary>
    /// Classifies a text. Spans are in order of place and do not overlap; what lies between them is blank.
    /// Never throws; takes time proportional to the text. A text too long to be a toy is one error.
    /// </summary>
    public static IReadOnlyList<ClassifiedSpan> Classify(string text)
    {
        if (text.Length > SyntaxLimits.Characters)
            return [new ClassifiedSpan(new SourceSpan(0, text.Length), TokenClass.Error)];
        var (tokens, comments) = Lexer.Lex(text);
        var lines = TokenLines.Group(text, tokens).Lines;
        var spans = new List<ClassifiedSpan>(tokens.Count + comments.Count);
        foreach (var line in lines)
            ClassifyLine(tokens, line, spans);
        return WithComments(spans, comments);
    }

    private static void ClassifyLine(IReadOnlyList<Token> tokens, TokenLine line, List<ClassifiedSpan> spans)
    {
        for (var i = line.Start; i < line.End; i++)
        {
            var token = tokens[i];
            var next = i + 1 < line.End ? tokens[i + 1].Kind : TokenKind.End;
            var earlier = spans.Count == 0 || i == line.Start ? TokenClass.Operator : spans[^1].Class;
            var kind = token.Kind switch
            {
                TokenKind.Name when i == line.Start => FirstWord(token.Text),
                TokenKind.Name => Word(token.Text, tokens[i - 1], earlier, next),
                TokenKind.Integer or TokenKind.Number => TokenClass.Number,
                TokenKind.String or TokenKind.Reference => TokenClass.String,
                TokenKind.Error => TokenClass.Error,
                _ => TokenClass.Operator,
            };
            spans.Add(new ClassifiedSpan(token.Span, kind));
        }
    }

    private static TokenClass FirstWord(string word) =>
        Keywords.Statements.ContainsKey(word) ? TokenClass.Keyword : TokenClass.Error;

    private static TokenClass Word(string word, Token before, TokenClass classBefore, TokenKind next)
    {
        var isKeyword = word switch
        {
            "and" or "or" or "not" or "mod" or "None" => true,
            "data" => before.IsWord("fresh"),
            "replacement" => before.IsWord("with"),
            "points" => before.IsWord("of"),
            _ => Keywords.Contextual.Contains(word) && EndsExpression(before, classBefore),
        };
        if (isKeyword)
            return TokenClass.Keyword;
        return next == TokenKind.OpenParenthesis ? TokenClass.Function : TokenClass.Name;
    }

    /// <summary>Whether a value or name is complete with this token, so that a word after it is one of the language's.</summary>
    private static bool EndsExpression(Token token, TokenClass itsClass) => token.Kind switch
    {
        TokenKind.Name => itsClass != TokenClass.Keyword || token.Text is "diverges" or "absolutely" or "log" or "None",
        TokenKind.Integer or TokenKind.Number or TokenKind.String or TokenKind.Percent => true,
        TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace => true,
        _ => false,
    };

    /// <summary>Comments hold error spans where a character in them is forbidden; then the comment is cut around it.</summary>
    private static List<ClassifiedSpan> WithComments(List<ClassifiedSpan> spans, IReadOnlyList<SourceSpan> comments)
    {
        if (comments.Count == 0)
            return spans;
        var merged = new List<ClassifiedSpan>(spans.Count + comments.Count);
        var at = 0;
        foreach (var comment in comments)
        {
            while (at < spans.Count && spans[at].Span.Start < comment.Start)
                merged.Add(spans[at++]);
            var start = comment.Start;
            for (; at < spans.Count && spans[at].Span.Start < comment.End; at++)
            {
                AddComment(merged, start, spans[at].Span.Start);
                merged.Add(spans[at]);
                start = spans[at].Span.End;
            }

            AddComment(merged, start, comment.End);
        }

        merged.AddRange(spans.Skip(at));
        return merged;
    }

    private static void AddComment(List<ClassifiedSpan> merged, int start, int end)
    {
        if (end > start)
            merged.Add(new ClassifiedSpan(SourceSpan.FromBounds(start, end), TokenClass.Comment));
    }
}
