using System.Globalization;

namespace LearningMechanics.Toys.Syntax;

/// <summary>
/// Walks the tokens of one statement at a time. The first failure is kept and the walk jumps to the end of the
/// statement, so a damaged statement gives one error and every loop over tokens ends.
/// </summary>
internal sealed class TokenReader(SourceText source, IReadOnlyList<Token> tokens, int[] closers)
{
    private int _at;
    private int _end;

    /// <summary>What is wrong with the current statement, or null.</summary>
    public Diagnostic? Failure { get; private set; }

    /// <summary>The token to be read next; of kind <see cref="TokenKind.End"/> behind the last.</summary>
    public Token Current => Peek(0);

    /// <summary>Whether the statement is read to its end.</summary>
    public bool IsAtEnd => _at >= _end;

    /// <summary>Starts on a statement.</summary>
    public void Begin(TokenLine line)
    {
        (_at, _end) = (line.Start, line.End);
        Failure = null;
    }

    /// <summary>A token some places ahead; before the statement's start or behind its end, an end token.</summary>
    public Token Peek(int distance) => _at + distance < _end && _at + distance >= 0 ? tokens[_at + distance] : EndToken();

    /// <summary>The token read last.</summary>
    public Token Previous => Peek(-1);

    /// <summary>Reads one token.</summary>
    public Token Read()
    {
        var token = Current;
        _at = Math.Min(_at + 1, _end);
        return token;
    }

    /// <summary>Reads the token if it is of this kind.</summary>
    public bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Read();
        return true;
    }

    /// <summary>Reads the token if it is this word.</summary>
    public bool AcceptWord(string word)
    {
        if (!Current.IsWord(word))
            return false;
        Read();
        return true;
    }

    /// <summary>Reads a token of this kind or fails with the sentence.</summary>
    public Token Expect(TokenKind kind, string message)
    {
        if (Current.Kind == kind)
            return Read();
        var found = Current;
        Fail(message);
        return found;
    }

    /// <summary>The token that follows the partner of the opening bracket at hand.</summary>
    public Token AfterCloser()
    {
        var closer = closers[_at];
        return closer >= 0 && closer + 1 < _end ? tokens[closer + 1] : EndToken();
    }

    /// <summary>Reads the bracket that closes <paramref name="open"/>, or says where it is missing.</summary>
    /// <param name="open">The opening bracket, already read.</param>
    /// <param name="index">Its place among the tokens, from <see cref="Index"/>.</param>
    /// <param name="orElse">What else could have stood here, for example <c>`,` or `)`</c>.</param>
    public Token Close(Token open, int index, string orElse)
    {
        if (Current.Kind == OpenBrackets.CloserOf(open.Kind))
            return Read();
        var found = Current;
        if (Failure is not null)
            return found;
        if (found.Kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace)
            Fail($"the `{source[open.Span]}` opened {Place(open)} is closed by `{CloserText(open)}`, not by this");
        else if (closers[index] < 0)
            FailAt(open.Span, $"this bracket is never closed; add `{CloserText(open)}` {AfterPrevious()}");
        else
            Fail(Surprises.Of(found, $"expected {orElse}"));
        return found;
    }

    /// <summary>Where the token to be read next stands among all tokens.</summary>
    public int Index => _at;

    /// <summary>A token as written.</summary>
    public string TextOf(Token token) => source[token.Span];

    /// <summary>Fails at the current token. A token that is wrong in itself speaks for itself.</summary>
    public void Fail(string message) => FailAt(Current.Span, message);

    /// <summary>Fails at a place; only a statement's first failure counts.</summary>
    public void FailAt(SourceSpan span, string message)
    {
        if (Failure is null)
            Failure = Current.Kind == TokenKind.Error
                ? Diagnostic.At(source, Quotable(Current.Span), Current.Text)
                : Diagnostic.At(source, span, message);
        _at = _end;
    }

    /// <summary>The span from a place up to the last token read.</summary>
    public SourceSpan SpanFrom(SourceSpan start) =>
        _at > 0 ? SourceSpan.FromBounds(start.Start, Math.Max(start.End, tokens[_at - 1].Span.End)) : start;

    /// <summary>The span, or the place of its first character that would garble the message it is quoted in.</summary>
    private SourceSpan Quotable(SourceSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
            if (Characters.Fault(source.Text, i) is not null || char.GetUnicodeCategory(source.Text, i) == UnicodeCategory.Format)
                return new SourceSpan(i, 0);
        return span;
    }

    private Token EndToken()
    {
        var offset = _end > 0 ? tokens[_end - 1].Span.End : 0;
        return new Token(TokenKind.End, new SourceSpan(offset, 0), "", 0, IsFirstOnLine: false);
    }

    private string Place(Token token)
    {
        var (line, column) = source.PositionOf(token.Span.Start);
        return $"on line {line}, column {column}";
    }

    private string AfterPrevious()
    {
        var last = Previous;
        var (line, _) = source.PositionOf(last.Span.Start);
        var text = source[last.Span];
        return text.Length > 30 ? $"at the end of line {line}" : $"after `{text}` on line {line}";
    }

    private static string CloserText(Token open) => open.Kind switch
    {
        TokenKind.OpenParenthesis => ")",
        TokenKind.OpenBracket => "]",
        _ => "}",
    };
}
