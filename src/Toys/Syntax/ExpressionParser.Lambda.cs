using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

internal sealed partial class ExpressionParser
{
    private const string NameWanted = "expected a name; names are letters, digits and `_`";

    private bool IsLambda() => reader.Current.Kind switch
    {
        TokenKind.Name => reader.Peek(1).Kind == TokenKind.Arrow,
        TokenKind.OpenParenthesis => reader.AfterCloser().Kind == TokenKind.Arrow,
        _ => false,
    };

    private LambdaExpression Lambda()
    {
        var start = reader.Current.Span;
        var parameters = reader.Current.Kind == TokenKind.Name
            ? [NamePattern()]
            : Patterns("`()` names no parameter; a lambda takes at least one, as in `x -> …`", out _);
        reader.Expect(TokenKind.Arrow, "expected `->` after the parameters");
        var body = Parse();
        return new LambdaExpression(parameters, body, start.To(body.Span));
    }

    /// <summary>A name, or a tuple of patterns in parentheses; <c>(a)</c> is a, <c>(a,)</c> a tuple.</summary>
    public Pattern Pattern()
    {
        if (reader.Current.Kind != TokenKind.OpenParenthesis)
            return NamePattern();
        if (!Deepen())
            return new NamePattern("", reader.Current.Span);
        var start = reader.Current.Span;
        var items = Patterns("`()` names nothing; put names between the parentheses", out var endsWithComma);
        _depth--;
        var span = reader.SpanFrom(start);
        if (items.Length == 1 && !endsWithComma)
            return items[0] with { Span = span };
        return new TuplePattern(items, span);
    }

    private NamePattern NamePattern()
    {
        var name = ReadName(NameWanted);
        return new NamePattern(name.Text, name.Span);
    }

    private ImmutableArray<Pattern> Patterns(string whenEmpty, out bool endsWithComma)
    {
        var index = reader.Index;
        var open = reader.Read();
        if (reader.Current.Kind == TokenKind.CloseParenthesis)
            reader.FailAt(open.Span.To(reader.Current.Span), whenEmpty);
        var patterns = ImmutableArray.CreateBuilder<Pattern>();
        do
        {
            if (patterns.Count > 0 && reader.Current.Kind == TokenKind.CloseParenthesis)
                break;
            patterns.Add(Pattern());
        }
        while (reader.Accept(TokenKind.Comma));
        endsWithComma = reader.Previous.Kind == TokenKind.Comma;
        reader.Close(open, index, "`,` or `)`, since only names stand between these parentheses");
        return patterns.ToImmutable();
    }

    /// <summary>Reads a name that something is to be called, or fails with the sentence.</summary>
    public Name ReadName(string message)
    {
        var token = reader.Current;
        if (token.Kind == TokenKind.Name && Keywords.Operators.Contains(token.Text))
            reader.Fail("this word is an operator and cannot be a name");
        else
            reader.Expect(TokenKind.Name, message);
        return new Name(token.Text, token.Span);
    }
}
