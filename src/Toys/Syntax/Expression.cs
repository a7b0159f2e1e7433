using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

/// <summary>An expression as written.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record Expression(SourceSpan Span);

/// <summary><c>1e-3</c>, <c>5%</c> is not one: a percent sign belongs to <c>within</c> and <c>at</c>.</summary>
/// <remarks><c>IsInteger</c>: whether it was written without point and exponent.</remarks>
internal sealed record NumberLiteral(double Value, bool IsInteger, SourceSpan Span) : Expression(Span);

/// <summary><c>"ij,jk->ik"</c></summary>
internal sealed record StringLiteral(string Value, SourceSpan Span) : Expression(Span);

/// <summary><c>eta</c>; <c>true</c> and <c>false</c> are names too.</summary>
internal sealed record NameExpression(string Name, SourceSpan Span) : Expression(Span);

/// <summary><c>-x</c> or <c>not x</c>.</summary>
internal sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, SourceSpan Span) : Expression(Span);

/// <summary><c>a + b</c>, <c>a @ b</c>, <c>a &lt; b</c>, <c>a and b</c> … Chained comparisons (<c>a &lt; b &lt; c</c>) are parsed as <c>a &lt; b and b &lt; c</c>.</summary>
internal sealed record BinaryExpression(
    BinaryOperator Operator, Expression Left, Expression Right, SourceSpan OperatorSpan, SourceSpan Span) : Expression(Span);

/// <summary><c>f(x, axis = 0)</c>, <c>slope(y, x where step &gt; 5)</c>. The callee is any expression (a name, mostly).</summary>
/// <remarks><c>Where</c>: the condition after <c>where</c> inside the parentheses, or null.</remarks>
internal sealed record CallExpression(
    Expression Callee, ImmutableArray<Argument> Arguments, Expression? Where, SourceSpan Span) : Expression(Span);

/// <summary>One argument, named or not.</summary>
internal sealed record Argument(string? Name, Expression Value, SourceSpan Span);

/// <summary><c>x[:, None]</c>, <c>T[i, j]</c>.</summary>
internal sealed record IndexExpression(Expression Target, ImmutableArray<Subscript> Subscripts, SourceSpan Span) : Expression(Span);

/// <summary>One subscript between commas.</summary>
internal abstract record Subscript(SourceSpan Span);

/// <summary><c>x[3]</c>, <c>x[idx]</c>.</summary>
internal sealed record AtSubscript(Expression Index, SourceSpan Span) : Subscript(Span);

/// <summary><c>x[1:-1:2]</c>; each part may be absent.</summary>
internal sealed record SliceSubscript(Expression? Start, Expression? Stop, Expression? Step, SourceSpan Span) : Subscript(Span);

/// <summary><c>x[None]</c>: a new axis of length 1.</summary>
internal sealed record NewAxisSubscript(SourceSpan Span) : Subscript(Span);

/// <summary><c>x[..., 0]</c></summary>
internal sealed record EllipsisSubscript(SourceSpan Span) : Subscript(Span);

/// <summary><c>A.T</c>, <c>d.x</c>.</summary>
internal sealed record MemberExpression(Expression Target, string Member, SourceSpan MemberSpan, SourceSpan Span) : Expression(Span);

/// <summary><c>[1, 2, 3]</c></summary>
internal sealed record ListExpression(ImmutableArray<Expression> Items, SourceSpan Span) : Expression(Span);

/// <summary><c>[f(k) for k in range(4)]</c></summary>
internal sealed record ComprehensionExpression(
    Expression Body, string Variable, SourceSpan VariableSpan, Expression Over, SourceSpan Span) : Expression(Span);

/// <summary><c>(a, b)</c>; one pair of parentheses around one expression is no tuple.</summary>
internal sealed record TupleExpression(ImmutableArray<Expression> Items, SourceSpan Span) : Expression(Span);

/// <summary><c>z -> z^2</c>, <c>(h, l) -> …</c>, <c>((a, b), l) -> …</c>.</summary>
internal sealed record LambdaExpression(ImmutableArray<Pattern> Parameters, Expression Body, SourceSpan Span) : Expression(Span);

/// <summary><c>{W1: eta, W2: eta / width}</c></summary>
internal sealed record MapExpression(ImmutableArray<MapEntry> Entries, SourceSpan Span) : Expression(Span);

/// <summary>One entry of a map.</summary>
internal sealed record MapEntry(string Key, SourceSpan KeySpan, Expression Value);

/// <summary>What a name or a tuple of names is bound to.</summary>
internal abstract record Pattern(SourceSpan Span);

/// <summary>A single name.</summary>
internal sealed record NamePattern(string Name, SourceSpan Span) : Pattern(Span);

/// <summary><c>(e, U)</c></summary>
internal sealed record TuplePattern(ImmutableArray<Pattern> Items, SourceSpan Span) : Pattern(Span);

internal enum UnaryOperator
{
    Negate,
    Not,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    MatrixMultiply,
    Modulo,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
}
