namespace LearningMechanics.Toys.Syntax;

/// <summary>How tightly an operator holds its operands, loosest first.</summary>
internal enum Precedence
{
    Lambda,
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
    Power,
    Postfix,
}

/// <summary>An infix operator with its spelling and precedence.</summary>
internal sealed record OperatorEntry(BinaryOperator Operator, string Text, Precedence Precedence);

/// <summary>The one table of infix operators; the parser reads it one way, the canonical form the other.</summary>
internal static class Operators
{
    private static readonly OperatorEntry[] All =
    [
        new(BinaryOperator.Or, "or", Precedence.Or),
        new(BinaryOperator.And, "and", Precedence.And),
        new(BinaryOperator.Less, "<", Precedence.Comparison),
        new(BinaryOperator.LessOrEqual, "<=", Precedence.Comparison),
        new(BinaryOperator.Greater, ">", Precedence.Comparison),
        new(BinaryOperator.GreaterOrEqual, ">=", Precedence.Comparison),
        new(BinaryOperator.Equal, "==", Precedence.Comparison),
        new(BinaryOperator.NotEqual, "!=", Precedence.Comparison),
        new(BinaryOperator.Add, "+", Precedence.Sum),
        new(BinaryOperator.Subtract, "-", Precedence.Sum),
        new(BinaryOperator.Multiply, "*", Precedence.Product),
        new(BinaryOperator.Divide, "/", Precedence.Product),
        new(BinaryOperator.MatrixMultiply, "@", Precedence.Product),
        new(BinaryOperator.Modulo, "mod", Precedence.Product),
        new(BinaryOperator.Power, "^", Precedence.Power),
    ];

    private static readonly Dictionary<BinaryOperator, OperatorEntry> Entries = All.ToDictionary(entry => entry.Operator);

    /// <summary>The entry of an operator.</summary>
    public static OperatorEntry Of(BinaryOperator operation) => Entries[operation];

    /// <summary>
    /// The operator a token stands for between two operands, or null. Powers are not among them: the parser reads
    /// them with their sign.
    /// </summary>
    public static OperatorEntry? Of(Token token) => token.Kind switch
    {
        TokenKind.Plus => Of(BinaryOperator.Add),
        TokenKind.Minus => Of(BinaryOperator.Subtract),
        TokenKind.Star => Of(BinaryOperator.Multiply),
        TokenKind.Slash => Of(BinaryOperator.Divide),
        TokenKind.At => Of(BinaryOperator.MatrixMultiply),
        TokenKind.Less => Of(BinaryOperator.Less),
        TokenKind.LessOrEqual => Of(BinaryOperator.LessOrEqual),
        TokenKind.Greater => Of(BinaryOperator.Greater),
        TokenKind.GreaterOrEqual => Of(BinaryOperator.GreaterOrEqual),
        TokenKind.EqualEqual => Of(BinaryOperator.Equal),
        TokenKind.NotEqual => Of(BinaryOperator.NotEqual),
        TokenKind.Name => OfWord(token.Text),
        _ => null,
    };

    private static OperatorEntry? OfWord(string word) => word switch
    {
        "and" => Of(BinaryOperator.And),
        "or" => Of(BinaryOperator.Or),
        "mod" => Of(BinaryOperator.Modulo),
        _ => null,
    };
}
