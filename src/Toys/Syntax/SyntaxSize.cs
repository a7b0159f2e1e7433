namespace LearningMechanics.Toys.Syntax;

/// <summary>Measures expressions without recursion, so that any later pass may recurse.</summary>
internal static class SyntaxSize
{
    /// <summary>
    /// Counts the nodes of an expression as a recursive pass would meet them, the shared middle of a chained
    /// comparison each time; gives up as soon as a cap is passed.
    /// </summary>
    /// <returns>Nodes counted, and what is too large about the expression, or null.</returns>
    public static (int Nodes, string? Fault) Measure(Expression expression)
    {
        var nodes = 0;
        var open = new Stack<(Expression Expression, int Height)>();
        open.Push((expression, 1));
        while (open.TryPop(out var next))
        {
            if (++nodes > SyntaxLimits.ExpressionNodes)
                return (nodes, $"this expression has more than {SyntaxLimits.ExpressionNodes} parts; split it with `let`");
            if (next.Height > SyntaxLimits.Height)
                return (nodes, $"this expression is more than {SyntaxLimits.Height} operations deep; use `sum([…])` or split it with `let`");
            foreach (var child in SyntaxChildren.Of(next.Expression))
                open.Push((child, next.Height + 1));
        }

        return (nodes, null);
    }
}
