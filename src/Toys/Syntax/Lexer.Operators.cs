namespace LearningMechanics.Toys.Syntax;

internal sealed partial class Lexer
{
    /// <summary>Spellings of other languages, with what they are called here.</summary>
    private static readonly (string Text, string Message)[] Foreign =
    [
        ("===", "equality is written `==`"),
        ("!==", "inequality is written `!=`"),
        ("**=", "nothing is changed in place; define a new name with `let`"),
        ("**", "a power is written `^`"),
        ("//", "a comment starts with `#`; for whole division write `floor(a / b)`"),
        ("/*", "a comment starts with `#` and ends with its line"),
        ("&&", "this is written `and`"),
        ("||", "this is written `or`"),
        ("&", "this is written `and`"),
        ("|", "this is written `or`; for an absolute value write `abs(x)`"),
        (":=", "a name gets its value with `=`"),
        ("+=", "nothing is changed in place; define a new name with `let`"),
        ("-=", "nothing is changed in place; define a new name with `let`"),
        ("*=", "nothing is changed in place; define a new name with `let`"),
        ("/=", "nothing is changed in place; define a new name with `let`"),
        ("<>", "inequality is written `!=`"),
        ("=>", "a lambda is written `x -> …`, and greater-or-equal `>=`"),
        ("=<", "less-or-equal is written `<=`"),
        ("!", "this is written `not`; a factorial is `gamma(n + 1)`"),
        (";", "a line holds one statement; start a new line"),
        ("'", "strings stand in double quotes; for a transpose write `A.T`"),
        ("\\", "a line goes on only inside brackets; put the expression in parentheses"),
        ("$", "`$` is not part of the language; names stand without it"),
    ];

    private static readonly (string Text, TokenKind Kind)[] Native =
    [
        ("...", TokenKind.Ellipsis), ("..", TokenKind.DotDot), (".", TokenKind.Dot),
        ("->", TokenKind.Arrow), ("-", TokenKind.Minus), ("+", TokenKind.Plus),
        ("*", TokenKind.Star), ("/", TokenKind.Slash), ("^", TokenKind.Caret), ("@", TokenKind.At),
        ("%", TokenKind.Percent), ("<=", TokenKind.LessOrEqual), ("<", TokenKind.Less),
        (">=", TokenKind.GreaterOrEqual), (">", TokenKind.Greater), ("==", TokenKind.EqualEqual),
        ("!=", TokenKind.NotEqual), ("=", TokenKind.Equal), ("~", TokenKind.Tilde),
        ("(", TokenKind.OpenParenthesis), (")", TokenKind.CloseParenthesis),
        ("[", TokenKind.OpenBracket), ("]", TokenKind.CloseBracket),
        ("{", TokenKind.OpenBrace), ("}", TokenKind.CloseBrace),
        (",", TokenKind.Comma), (":", TokenKind.Colon),
    ];

    /// <summary>All spellings by their first character, longest first.</summary>
    private static readonly Spelled[][] Spellings = BySpelling();

    private void Operator()
    {
        var first = _text[_at];
        if (first < Spellings.Length)
        {
            foreach (var spelled in Spellings[first])
            {
                if (string.CompareOrdinal(_text, _at, spelled.Text, 0, spelled.Text.Length) != 0)
                    continue;
                Add(spelled.Kind, _at + spelled.Text.Length, spelled.Message);
                return;
            }
        }

        Stranger();
    }

    private static Spelled[][] BySpelling()
    {
        var all = Native.Select(pair => new Spelled(pair.Text, pair.Kind, ""))
            .Concat(Foreign.Select(pair => new Spelled(pair.Text, TokenKind.Error, pair.Message)))
            .OrderByDescending(spelled => spelled.Text.Length)
            .ToLookup(spelled => spelled.Text[0]);
        return [.. Enumerable.Range(0, 128).Select(first => all[(char)first].ToArray())];
    }

    /// <summary>A run of the same odd character is one error, so that a line of them is not a hundred.</summary>
    private void Stranger()
    {
        var fault = Characters.Fault(_text, _at);
        var rune = Characters.At(_text, _at);
        var message = fault ?? Characters.Stranger(rune);
        var length = fault is null ? rune.Utf16SequenceLength : 1;
        var end = _at + length;
        while (end + length <= _text.Length && string.CompareOrdinal(_text, end, _text, _at, length) == 0)
            end += length;
        Add(TokenKind.Error, end, message);
    }

    private readonly record struct Spelled(string Text, TokenKind Kind, string Message);
}
