namespace LearningMechanics.Toys.Syntax;

/// <summary>
/// Cuts a text into tokens, whatever the text is: what is no token becomes an error token with a sentence, and
/// lexing goes on behind it. Ends of lines are no tokens; a token knows whether it is the first of its line.
/// </summary>
internal sealed partial class Lexer
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly List<SourceSpan> _comments = [];
    private int _at;
    private bool _isFirstOnLine = true;

    private Lexer(string text) => _text = text;

    /// <summary>Cuts a text into tokens and comments in time proportional to its length.</summary>
    public static LexedText Lex(string text)
    {
        var lexer = new Lexer(text);
        lexer.Run();
        return new LexedText(lexer._tokens, lexer._comments);
    }

    private void Run()
    {
        if (_text.StartsWith(ByteOrderMark))
            _at++;
        while (_at < _text.Length)
            Step();
    }

    private void Step()
    {
        var c = _text[_at];
        if (c == '\n')
        {
            _at++;
            _isFirstOnLine = true;
        }
        else if (Characters.IsBlank(c) || c == '\r' && Next(1) == '\n')
            _at++;
        else if (c == '#')
            Comment();
        else if (c == '"')
            String();
        else if (char.IsAsciiDigit(c) || c == '.' && char.IsAsciiDigit(Next(1)))
            Number();
        else if (Characters.StartsName(Characters.At(_text, _at)))
            Name();
        else
            Operator();
    }

    private char Next(int distance) => _at + distance < _text.Length ? _text[_at + distance] : '\0';

    private void Add(TokenKind kind, int end, string text = "", double value = 0)
    {
        _tokens.Add(new Token(kind, SourceSpan.FromBounds(_at, end), text, value, _isFirstOnLine));
        _isFirstOnLine = false;
        _at = end;
    }

    private int EndOfLine()
    {
        var end = _text.IndexOf('\n', _at);
        if (end < 0)
            end = _text.Length;
        return end > _at && end < _text.Length && _text[end - 1] == '\r' ? end - 1 : end;
    }

    private void Comment()
    {
        var end = EndOfLine();
        _comments.Add(SourceSpan.FromBounds(_at, end));
        for (; _at < end; _at++)
        {
            if (Characters.Fault(_text, _at) is not { } fault)
                continue;
            Add(TokenKind.Error, _at + 1, fault);
            break;
        }

        _at = end;
    }

    private void Name()
    {
        var end = EndOfName(_at);
        var name = _text[_at..end];
        if (name == "cites" && _isFirstOnLine && !IsBinding(end))
        {
            Add(TokenKind.Name, end, name);
            References();
        }
        else if (name.Length > 1 && name.EndsWith('ᵀ'))
            Add(TokenKind.Error, end, $"a transpose is written `{name[..^1]}.T`");
        else
            Add(TokenKind.Name, end, OneMu(name));
    }

    /// <summary>Keyboards type the micro sign and the ohm sign where the Greek letters are meant; they look the same.</summary>
    private static string OneMu(string name) => name.Replace('\u00B5', 'μ').Replace('\u2126', 'Ω');

    private int EndOfName(int from)
    {
        while (from < _text.Length)
        {
            var rune = Characters.At(_text, from);
            if (!Characters.ContinuesName(rune))
                break;
            from += rune.Utf16SequenceLength;
        }

        return from;
    }

    /// <summary>Whether an equals sign follows: then <c>cites</c> is a name like any other.</summary>
    private bool IsBinding(int from)
    {
        while (from < _text.Length && Characters.IsBlank(_text[from]))
            from++;
        return from < _text.Length && _text[from] == '=';
    }

    /// <summary>The rest of a <c>cites</c> line: raw items between commas, up to a <c>#</c> that follows a blank.</summary>
    private void References()
    {
        var lineEnd = EndOfLine();
        var end = _at;
        while (end < lineEnd && !(_text[end] == '#' && (end == _at || Characters.IsBlank(_text[end - 1]))))
            end++;
        while (_at < end)
        {
            if (Characters.IsBlank(_text[_at]))
                _at++;
            else if (_text[_at] == ',')
                Add(TokenKind.Comma, _at + 1);
            else
                Reference(end);
        }
    }

    private void Reference(int limit)
    {
        var comma = _text.IndexOf(',', _at, limit - _at);
        var end = comma < 0 ? limit : comma;
        while (Characters.IsBlank(_text[end - 1]))
            end--;
        var fault = Enumerable.Range(_at, end - _at)
            .Select(offset => Characters.Fault(_text, offset))
            .FirstOrDefault(found => found is not null);
        Add(fault is null ? TokenKind.Reference : TokenKind.Error, end, fault ?? _text[_at..end]);
    }
}
