using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

internal sealed partial class ExpressionParser
{
    private Expression Postfix(Expression target)
    {
        while (true)
        {
            switch (reader.Current.Kind)
            {
                case TokenKind.OpenParenthesis:
                    target = Call(target);
                    break;
                case TokenKind.OpenBracket:
                    target = Index(target);
                    break;
                case TokenKind.Dot:
                    reader.Read();
                    var member = reader.Expect(TokenKind.Name, "expected a name after the point, as in `A.T` or `d.x`");
                    target = new MemberExpression(target, member.Text, member.Span, target.Span.To(member.Span));
                    break;
                default:
                    return target;
            }
        }
    }

    private CallExpression Call(Expression callee)
    {
        if (reader.Previous.Kind is TokenKind.Integer or TokenKind.Number)
            reader.Fail($"a number is no function; for a product write `{reader.TextOf(reader.Previous)} * (…)`");
        var arguments = Arguments(out var where);
        return new CallExpression(callee, arguments, where, reader.SpanFrom(callee.Span));
    }

    /// <summary>Reads <c>(x, axis = 0 where COND)</c> from the opening parenthesis to the closing one.</summary>
    public ImmutableArray<Argument> Arguments(out Expression? where)
    {
        var index = reader.Index;
        var open = reader.Read();
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        var names = new HashSet<string>();
        where = null;
        while (!reader.IsAtEnd && reader.Current.Kind != TokenKind.CloseParenthesis)
        {
            arguments.Add(Argument(names));
            if (reader.AcceptWord("where"))
            {
                where = Parse();
                if (reader.Current.Kind == TokenKind.Comma)
                    reader.Fail("`where` comes last in the parentheses; move the other arguments before it");
                break;
            }

            if (!reader.Accept(TokenKind.Comma))
                break;
        }

        reader.Close(open, index, "`,` or `)`");
        return arguments.ToImmutable();
    }

    private Argument Argument(HashSet<string> names)
    {
        var start = reader.Current;
        if (start.Kind == TokenKind.Name && reader.Peek(1).Kind == TokenKind.Equal)
        {
            reader.Read();
            reader.Read();
            if (!names.Add(start.Text))
                reader.FailAt(start.Span, "this argument is given twice");
            var named = Parse();
            return new Argument(start.Text, named, start.Span.To(named.Span));
        }

        var value = Parse();
        if (names.Count > 0)
            reader.FailAt(value.Span, "arguments without a name come before those with one");
        return new Argument(null, value, value.Span);
    }

    private IndexExpression Index(Expression target)
    {
        var subscripts = Subscripts();
        return new IndexExpression(target, subscripts, reader.SpanFrom(target.Span));
    }

    /// <summary>Reads <c>[:, None, 1:-1, ..., idx]</c> from the opening bracket to the closing one.</summary>
    public ImmutableArray<Subscript> Subscripts()
    {
        var index = reader.Index;
        var open = reader.Read();
        if (reader.Current.Kind == TokenKind.CloseBracket)
            reader.Fail("a subscript is missing here; `x[:]` is all of x, `x[0]` its first row");
        var subscripts = ImmutableArray.CreateBuilder<Subscript>();
        do
        {
            if (subscripts.Count > 0 && reader.Current.Kind == TokenKind.CloseBracket)
                break;
            subscripts.Add(Subscript());
        }
        while (reader.Accept(TokenKind.Comma));
        reader.Close(open, index, "`,` or `]`");
        return subscripts.ToImmutable();
    }

    private Subscript Subscript()
    {
        var start = reader.Current;
        if (start.Kind == TokenKind.Ellipsis)
            return new EllipsisSubscript(reader.Read().Span);
        if (start.IsWord("None") && reader.Peek(1).Kind is TokenKind.Comma or TokenKind.CloseBracket)
            return new NewAxisSubscript(reader.Read().Span);
        var first = SlicePart();
        if (!reader.Accept(TokenKind.Colon))
            return new AtSubscript(first ?? Primary(), start.Span.To(first?.Span ?? start.Span));
        var stop = SlicePart();
        var step = reader.Accept(TokenKind.Colon) ? SlicePart() : null;
        return new SliceSubscript(first, stop, step, reader.SpanFrom(start.Span));
    }

    /// <summary>One of the three numbers of a slice, or null where it is left out.</summary>
    private Expression? SlicePart() =>
        reader.Current.Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.CloseBracket or TokenKind.End ? null : Parse();
}
