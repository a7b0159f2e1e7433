namespace LearningMechanics.Toys.Export;

/// <summary>How tightly Python holds an expression together, loosest first.</summary>
internal enum PythonPrecedence
{
    Lambda,
    Comparison,
    Or,
    And,
    Sum,
    Product,
    Sign,
    Power,
    Postfix,
}

/// <summary>An expression in Python.</summary>
internal readonly record struct PythonText(string Text, PythonPrecedence Precedence)
{
    public static PythonText Atom(string text) => new(text, PythonPrecedence.Postfix);

    /// <summary>As an operand, in parentheses if it holds together looser than its place asks for.</summary>
    public string At(PythonPrecedence least) => Precedence >= least ? Text : $"({Text})";
}
