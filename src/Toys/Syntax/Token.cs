namespace LearningMechanics.Toys.Syntax;

internal enum TokenKind
{
    /// <summary>The end of a statement; made by <see cref="TokenReader"/>, never by the lexer.</summary>
    End,

    /// <summary>Text that is no token; <see cref="Token.Text"/> says what is wrong with it.</summary>
    Error,
    Name,
    Integer,
    Number,
    String,

    /// <summary>One item of a <c>cites</c> line, raw.</summary>
    Reference,
    Plus,
    Minus,
    Star,
    Slash,
    Caret,
    At,
    Percent,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    EqualEqual,
    NotEqual,
    Equal,
    Tilde,
    Arrow,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Colon,
    Dot,
    DotDot,
    Ellipsis,
}

/// <summary>The smallest piece of a toy that means something.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">A name, the value of a string, a reference, or what is wrong with an error; empty for the rest.</param>
/// <param name="Value">The value of a number.</param>
/// <param name="IsFirstOnLine">Whether only blanks stand before it on its line.</param>
internal readonly record struct Token(TokenKind Kind, SourceSpan Span, string Text, double Value, bool IsFirstOnLine)
{
    /// <summary>Whether this is the given word; words are names, none is reserved by the lexer.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}

/// <summary>A text cut into tokens.</summary>
/// <param name="Tokens">In order of place.</param>
/// <param name="Comments">Spans from <c>#</c> to the end of the line, in order of place.</param>
internal sealed record LexedText(IReadOnlyList<Token> Tokens, IReadOnlyList<SourceSpan> Comments);
