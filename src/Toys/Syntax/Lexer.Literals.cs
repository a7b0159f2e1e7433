using System.Globalization;
using System.Text;

namespace LearningMechanics.Toys.Syntax;

internal sealed partial class Lexer
{
    /// <summary>
    /// <c>1</c>, <c>1.5</c>, <c>.5</c>, <c>1e-3</c>, <c>1_000</c>. A point before another point is no part of the
    /// number, so that <c>10..400</c> is a range.
    /// </summary>
    private void Number()
    {
        var end = Digits(_at);
        var isInteger = true;
        if (end < _text.Length && _text[end] == '.' && !(end + 1 < _text.Length && _text[end + 1] == '.'))
        {
            isInteger = false;
            end = Digits(end + 1);
        }

        if (ExponentEnd(end) is { } exponentEnd)
        {
            isInteger = false;
            end = exponentEnd;
        }

        var run = EndOfName(end);
        if (run > end)
        {
            RunIntoName(end, run);
            return;
        }

        var value = double.Parse(_text[_at..end].Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsFinite(value))
            Add(isInteger ? TokenKind.Integer : TokenKind.Number, end, value: value);
        else
            Add(TokenKind.Error, end, "this is larger than any 64-bit number (1.8e308); write `inf` for infinity");
    }

    /// <summary>The end of a run of digits; a single <c>_</c> may stand between two of them.</summary>
    private int Digits(int from)
    {
        while (from < _text.Length
            && (char.IsAsciiDigit(_text[from]) || _text[from] == '_' && IsDigit(from - 1) && IsDigit(from + 1)))
            from++;
        return from;
    }

    private bool IsDigit(int offset) => offset >= 0 && offset < _text.Length && char.IsAsciiDigit(_text[offset]);

    private int? ExponentEnd(int from)
    {
        if (from >= _text.Length || _text[from] is not ('e' or 'E'))
            return null;
        var digits = from + 1;
        if (digits < _text.Length && _text[digits] is '+' or '-')
            digits++;
        return IsDigit(digits) ? Digits(digits) : null;
    }

    private void RunIntoName(int end, int run)
    {
        var number = _text[_at..end];
        var name = _text[end..run];
        var message = name switch
        {
            _ when name.StartsWith('_') => "in a number, `_` stands only between two digits",
            "e" or "E" => $"the digits of the exponent are missing; write for example {number}e-3",
            _ when number == "0" && name[0] is 'x' or 'b' or 'o' => "numbers are decimal here",
            _ => $"a name cannot start with a digit; for a product write `{number} * {Shortened(name)}`",
        };
        Add(TokenKind.Error, run, message);
    }

    private static string Shortened(string name) => name.Length > 30 ? name[..30] + "…" : name;

    /// <summary>A string ends on its line; <c>\"</c>, <c>\\</c> and <c>\n</c> are its escapes.</summary>
    private void String()
    {
        var value = new StringBuilder();
        var lineEnd = EndOfLine();
        string? fault = null;
        var at = _at + 1;
        for (; at < lineEnd && _text[at] != '"'; at++)
        {
            var c = _text[at];
            fault ??= Characters.Fault(_text, at);
            if (c == '\\' && at + 1 < lineEnd)
            {
                c = Escaped(_text[++at], out var unknown);
                fault ??= unknown;
            }

            value.Append(c);
        }

        if (at >= lineEnd)
            Add(TokenKind.Error, lineEnd, "this string is never closed; add `\"` at its end, on the same line");
        else
            Add(fault is null ? TokenKind.String : TokenKind.Error, at + 1, fault ?? value.ToString());
    }

    private static char Escaped(char c, out string? fault)
    {
        fault = c is '"' or '\\' or 'n'
            ? null
            : "a backslash stands only before `\"`, `\\` and `n` in a string; for the backslash itself write `\\\\`";
        return c == 'n' ? '\n' : c;
    }
}
