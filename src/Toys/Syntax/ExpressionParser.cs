namespace LearningMechanics.Toys.Syntax;

/// <summary>
/// Parses expressions by precedence climbing. From loose to tight: lambda, <c>or</c>, <c>and</c>, <c>not</c>,
/// comparisons, <c>+ -</c>, <c>* / @ mod</c>, sign, <c>^</c>, calls, subscripts and members. A name directly after a
/// complete expression ends it, so the statements' own words need not be reserved.
/// </summary>
/// <remarks>After a failure every method returns some expression; the reader then stands at the end of the statement.</remarks>
internal sealed partial class ExpressionParser(TokenReader reader)
{
    private int _depth;

    /// <summary>Forgets the depth a damaged statement left behind.</summary>
    public void Begin() => _depth = 0;

    /// <summary>Parses one expression, lambdas included.</summary>
    public Expression Parse()
    {
        if (!Deepen())
            return Missing();
        var expression = IsLambda() ? Lambda() : Binary(Precedence.Or);
        if (reader.Current.Kind == TokenKind.Arrow)
            reader.Fail(Surprises.Of(reader.Current, ""));
        _depth--;
        return expression;
    }

    private bool Deepen()
    {
        if (_depth >= SyntaxLimits.Nesting)
        {
            reader.Fail($"this is nested more than {SyntaxLimits.Nesting} levels deep; name the inner parts with `let`");
            return false;
        }

        _depth++;
        return true;
    }

    private NameExpression Missing() => new("", reader.Current.Span);

    private Expression Binary(Precedence minimum)
    {
        var left = reader.Current.IsWord("not") ? Not(minimum) : Signed();
        while (Operators.Of(reader.Current) is { } found && found.Precedence >= minimum)
        {
            if (found.Precedence == Precedence.Comparison)
            {
                left = Comparisons(left);
                continue;
            }

            var span = reader.Read().Span;
            var right = Binary(found.Precedence + 1);
            left = new BinaryExpression(found.Operator, left, right, span, left.Span.To(right.Span));
        }

        return left;
    }

    /// <summary><c>a &lt; b &lt;= c</c> means <c>a &lt; b and b &lt;= c</c>.</summary>
    private Expression Comparisons(Expression left)
    {
        Expression? all = null;
        while (Operators.Of(reader.Current) is { Precedence: Precedence.Comparison } found)
        {
            var span = reader.Read().Span;
            var right = Binary(Precedence.Comparison + 1);
            var one = new BinaryExpression(found.Operator, left, right, span, left.Span.To(right.Span));
            all = all is null ? one : new BinaryExpression(BinaryOperator.And, all, one, span, all.Span.To(one.Span));
            left = right;
        }

        return all ?? left;
    }

    private Expression Not(Precedence minimum)
    {
        if (minimum > Precedence.Not)
            reader.Fail("put parentheses around `not …` here");
        var start = reader.Read().Span;
        if (!Deepen())
            return Missing();
        var operand = Binary(Precedence.Not);
        _depth--;
        return new UnaryExpression(UnaryOperator.Not, operand, start.To(operand.Span));
    }

    /// <summary>A sign binds looser than a power on its right: −x^2 is −(x^2).</summary>
    private Expression Signed()
    {
        var sign = reader.Current;
        if (sign.Kind is not (TokenKind.Minus or TokenKind.Plus))
            return Power();
        reader.Read();
        if (!Deepen())
            return Missing();
        var operand = Signed();
        _depth--;
        return sign.Kind == TokenKind.Plus
            ? operand with { Span = sign.Span.To(operand.Span) }
            : new UnaryExpression(UnaryOperator.Negate, operand, sign.Span.To(operand.Span));
    }

    private Expression Power()
    {
        var @base = Postfix(Primary());
        if (reader.Current.Kind != TokenKind.Caret)
            return @base;
        var span = reader.Read().Span;
        if (!Deepen())
            return Missing();
        var exponent = Signed();
        _depth--;
        return new BinaryExpression(BinaryOperator.Power, @base, exponent, span, @base.Span.To(exponent.Span));
    }
}
