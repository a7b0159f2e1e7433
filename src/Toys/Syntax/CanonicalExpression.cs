using System.Text;

namespace LearningMechanics.Toys.Syntax;

/// <summary>Renders expressions with one spelling for each, and no parentheses but those the meaning needs.</summary>
internal sealed class CanonicalExpression
{
    private readonly StringBuilder _text = new();

    private CanonicalExpression()
    {
    }

    /// <summary>The canonical text of an expression.</summary>
    public static string Of(Expression expression) => Render(form => form.Write(expression));

    /// <summary>Arguments as they stand between parentheses.</summary>
    public static string Of(IReadOnlyList<Argument> arguments) => Render(form => form.List(arguments, form.Write));

    /// <summary>Subscripts as they stand between brackets.</summary>
    public static string Of(IReadOnlyList<Subscript> subscripts) => Render(form => form.List(subscripts, form.Write));

    /// <summary>A pattern.</summary>
    public static string Of(Pattern pattern) => Render(form => form.Write(pattern));

    private static string Render(Action<CanonicalExpression> write)
    {
        var form = new CanonicalExpression();
        write(form);
        return form._text.ToString();
    }

    private void Write(Expression expression)
    {
        switch (expression)
        {
            case NumberLiteral e:
                _text.Append(CanonicalLiteral.Number(e.Value, e.IsInteger));
                break;
            case StringLiteral e:
                _text.Append(CanonicalLiteral.Quoted(e.Value));
                break;
            case NameExpression e:
                _text.Append(e.Name);
                break;
            case UnaryExpression e:
                Write(e);
                break;
            case BinaryExpression e:
                Write(e);
                break;
            case LambdaExpression e:
                Write(e);
                break;
            default:
                WriteBracketed(expression);
                break;
        }
    }

    private void WriteBracketed(Expression expression)
    {
        switch (expression)
        {
            case CallExpression e:
                Write(e);
                break;
            case IndexExpression e:
                Write(e.Target, Precedence.Postfix);
                Surrounded('[', () => List(e.Subscripts, Write), ']');
                break;
            case MemberExpression e:
                Write(e.Target, Precedence.Postfix);
                _text.Append('.').Append(e.Member);
                break;
            case ListExpression e:
                Surrounded('[', () => List(e.Items, Write), ']');
                break;
            case ComprehensionExpression e:
                Surrounded('[', () => Write(e), ']');
                break;
            case TupleExpression e:
                Surrounded('(', () => WriteTuple(e.Items, Write), ')');
                break;
            case MapExpression e:
                Surrounded('{', () => List(e.Entries, Write), '}');
                break;
        }
    }

    /// <summary>Writes an operand, in parentheses if it holds together looser than its place asks for.</summary>
    private void Write(Expression operand, Precedence minimum)
    {
        if (PrecedenceOf(operand) >= minimum)
            Write(operand);
        else
            Surrounded('(', () => Write(operand), ')');
    }

    private static Precedence PrecedenceOf(Expression expression) => expression switch
    {
        LambdaExpression => Precedence.Lambda,
        BinaryExpression e => Operators.Of(e.Operator).Precedence,
        UnaryExpression { Operator: UnaryOperator.Not } => Precedence.Not,
        UnaryExpression => Precedence.Sign,
        // A number runs into a point, and a call of one reads as a forgotten product.
        NumberLiteral => Precedence.Power,
        _ => Precedence.Postfix,
    };

    private void Write(UnaryExpression e)
    {
        var isNot = e.Operator == UnaryOperator.Not;
        _text.Append(isNot ? "not " : "-");
        Write(e.Operand, isNot ? Precedence.Not : Precedence.Sign);
    }

    private void Write(BinaryExpression e)
    {
        var entry = Operators.Of(e.Operator);
        if (e.Operator == BinaryOperator.Power)
        {
            // To the right of ^ a sign needs no parentheses; to its left it would take the power with it.
            WritePowerBase(e.Left);
            _text.Append('^');
            Write(e.Right, Precedence.Sign);
            return;
        }

        var isComparison = entry.Precedence == Precedence.Comparison;
        Write(e.Left, isComparison ? Precedence.Sum : entry.Precedence);
        _text.Append(' ').Append(entry.Text).Append(' ');
        Write(e.Right, entry.Precedence + 1);
    }

    private void WritePowerBase(Expression expression)
    {
        if (expression is NumberLiteral)
            Write(expression);
        else
            Write(expression, Precedence.Postfix);
    }

    private void Write(CallExpression e)
    {
        Write(e.Callee, Precedence.Postfix);
        Surrounded('(', () => List(e.Arguments, Write), ')');
        if (e.Where is null)
            return;
        _text.Length--;
        _text.Append(" where ");
        Write(e.Where);
        _text.Append(')');
    }

    private void Write(Argument argument)
    {
        if (argument.Name is not null)
            _text.Append(argument.Name).Append(" = ");
        Write(argument.Value);
    }

    private void Write(Subscript subscript)
    {
        switch (subscript)
        {
            case AtSubscript s:
                Write(s.Index);
                break;
            case SliceSubscript s:
                Given(s.Start);
                _text.Append(':');
                Given(s.Stop);
                if (s.Step is not null)
                    _text.Append(':');
                Given(s.Step);
                break;
            default:
                _text.Append(subscript is NewAxisSubscript ? "None" : "...");
                break;
        }
    }

    private void Given(Expression? expression)
    {
        if (expression is not null)
            Write(expression);
    }

    private void Write(ComprehensionExpression e)
    {
        Write(e.Body);
        _text.Append(" for ").Append(e.Variable).Append(" in ");
        Write(e.Over);
    }

    private void Write(MapEntry entry)
    {
        _text.Append(entry.Key).Append(": ");
        Write(entry.Value);
    }

    private void Write(LambdaExpression e)
    {
        if (e.Parameters is [NamePattern only])
            _text.Append(only.Name);
        else
            Surrounded('(', () => List(e.Parameters, Write), ')');
        _text.Append(" -> ");
        Write(e.Body);
    }

    private void Write(Pattern pattern)
    {
        if (pattern is TuplePattern tuple)
            Surrounded('(', () => WriteTuple(tuple.Items, Write), ')');
        else if (pattern is NamePattern name)
            _text.Append(name.Name);
    }

    private void WriteTuple<T>(IReadOnlyList<T> items, Action<T> write)
    {
        List(items, write);
        if (items.Count == 1)
            _text.Append(',');
    }

    private void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            write(items[i]);
        }
    }

    private void Surrounded(char open, Action inside, char close)
    {
        _text.Append(open);
        inside();
        _text.Append(close);
    }
}
