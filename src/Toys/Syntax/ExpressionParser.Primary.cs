using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

internal sealed partial class ExpressionParser
{
    private Expression Primary()
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Number:
                reader.Read();
                return new NumberLiteral(token.Value, token.Kind == TokenKind.Integer, token.Span);
            case TokenKind.String:
                reader.Read();
                return new StringLiteral(token.Text, token.Span);
            case TokenKind.Name:
                return token.IsWord("mod") && reader.Peek(1).Kind == TokenKind.OpenParenthesis ? Remainder(token) : Name(token);
            case TokenKind.OpenParenthesis:
                return Parenthesised();
            case TokenKind.OpenBracket:
                return List();
            case TokenKind.OpenBrace:
                return Map();
            default:
                reader.Fail(MissingValue(token));
                return Missing();
        }
    }

    private NameExpression Name(Token token)
    {
        if (MisplacedWord(token) is { } message)
            reader.Fail(message);
        reader.Read();
        return new NameExpression(token.Text, token.Span);
    }

    /// <summary><c>mod(a, b)</c>, which NumPy's users write, is <c>a mod b</c>.</summary>
    private Expression Remainder(Token word)
    {
        reader.Read();
        var arguments = Arguments(out var where);
        if (arguments is [{ Name: null } left, { Name: null } right] && where is null)
            return new BinaryExpression(BinaryOperator.Modulo, left.Value, right.Value, word.Span, reader.SpanFrom(word.Span));
        reader.FailAt(word.Span, "a remainder has two parts: write `a mod b`, or `mod(a, b)`");
        return Missing();
    }

    private string? MisplacedWord(Token token)
    {
        var next = reader.Peek(1).Kind;
        return token.Text switch
        {
            "lambda" when next is TokenKind.Name or TokenKind.Colon => "a lambda is written `x -> …` or `(a, b) -> …`",
            "None" => "`None` stands only in subscripts, as in `x[:, None]`",
            "not" => "put parentheses around `not …` here",
            "and" or "or" or "mod" => MissingValue(token),
            "if" when next is TokenKind.Name => "a choice is written `where(condition, a, b)`",
            "where" when reader.Previous.Kind == TokenKind.Comma && next is TokenKind.Name or TokenKind.Integer or TokenKind.Number =>
                "no comma stands before `where`, as in `slope(y, x where step > 5)`",
            _ => null,
        };
    }

    private string MissingValue(Token found)
    {
        if (reader.Failure is not null)
            return "";
        var before = reader.Previous;
        var isOperator = Operators.Of(before) is not null
            || before.Kind is TokenKind.Caret or TokenKind.Equal or TokenKind.Tilde;
        return found.Kind switch
        {
            TokenKind.DotDot or TokenKind.Arrow or TokenKind.Percent or TokenKind.Colon => Surprises.Of(found, ""),
            TokenKind.Ellipsis => "`...` stands only in subscripts, as in `x[..., 0]`; a range is written LO..HI",
            TokenKind.Equal when before.Kind is TokenKind.Equal or TokenKind.Less or TokenKind.Greater =>
                $"write `{reader.TextOf(before)}=` without a blank between",
            _ when isOperator => $"a value is missing after `{reader.TextOf(before)}`",
            TokenKind.End => "a value is missing at the end of this line",
            _ => "a value is missing before this",
        };
    }

    /// <summary><c>(a)</c> is a; <c>(a, b)</c> and <c>(a,)</c> are tuples.</summary>
    private Expression Parenthesised()
    {
        var index = reader.Index;
        var open = reader.Read();
        if (reader.Current.Kind == TokenKind.CloseParenthesis)
            reader.Fail("nothing stands between these parentheses; put a value there");
        var items = ImmutableArray.CreateBuilder<Expression>();
        items.Add(Parse());
        var isTuple = false;
        while (reader.Accept(TokenKind.Comma))
        {
            isTuple = true;
            if (reader.Current.Kind == TokenKind.CloseParenthesis)
                break;
            items.Add(Parse());
        }

        var close = reader.Close(open, index, "`,` or `)`");
        Expression content = isTuple ? new TupleExpression(items.ToImmutable(), open.Span) : items[0];
        return content with { Span = open.Span.To(close.Span) };
    }

    private Expression List()
    {
        var index = reader.Index;
        var open = reader.Read();
        var items = ImmutableArray.CreateBuilder<Expression>();
        while (!reader.IsAtEnd && reader.Current.Kind != TokenKind.CloseBracket)
        {
            items.Add(Parse());
            if (items.Count == 1 && reader.Current.IsWord("for"))
                return Comprehension(items[0], open, index);
            if (!reader.Accept(TokenKind.Comma))
                break;
        }

        var close = reader.Close(open, index, "`,` or `]`");
        return new ListExpression(items.ToImmutable(), open.Span.To(close.Span));
    }

    private ComprehensionExpression Comprehension(Expression body, Token open, int index)
    {
        reader.Read();
        var variable = reader.Current;
        if (variable.Kind == TokenKind.OpenParenthesis || reader.Peek(1).Kind == TokenKind.Comma)
            reader.Fail("a list is built over one name; take tuples apart inside, or write `range(…)` and subscripts");
        ReadName("expected a name after `for`, as in `[f(k) for k in range(4)]`");
        if (!reader.AcceptWord("in"))
            reader.Fail("expected `in` after the name, as in `[f(k) for k in range(4)]`");
        var over = Parse();
        if (reader.Current.IsWord("for"))
            reader.Fail("one `for` to a list; for a second one nest the lists, `[[f(i, j) for j in b] for i in a]`");
        else if (reader.Current.IsWord("if"))
            reader.Fail("a list keeps every item, since sizes are fixed before running; choose with `where(condition, a, b)`");
        var close = reader.Close(open, index, "`]`");
        return new ComprehensionExpression(body, variable.Text, variable.Span, over, open.Span.To(close.Span));
    }

    private MapExpression Map()
    {
        const string Form = "a map is written `{W1: eta, W2: eta / width}`";
        var index = reader.Index;
        var open = reader.Read();
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        while (!reader.IsAtEnd && reader.Current.Kind != TokenKind.CloseBrace)
        {
            var key = ReadName($"expected the name of a weight; {Form}");
            reader.Expect(TokenKind.Colon, $"expected `:` after the name; {Form}");
            if (entries.Any(entry => entry.Key == key.Text))
                reader.FailAt(key.Span, "this name is in the map already");
            entries.Add(new MapEntry(key.Text, key.Span, Parse()));
            if (!reader.Accept(TokenKind.Comma))
                break;
        }

        var close = reader.Close(open, index, "`,` or `}`");
        return new MapExpression(entries.ToImmutable(), open.Span.To(close.Span));
    }
}
