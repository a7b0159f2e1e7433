namespace LearningMechanics.Toys.Syntax;

/// <summary>Expressions as messages quote them: as written, on one line, cut where they are long.</summary>
internal static class ExpressionText
{
    private const int Longest = 60;

    /// <summary>What was written where the expression stands, for example <c>W2 @ b1</c>.</summary>
    public static string Of(SourceText source, Expression expression)
    {
        var words = source[expression.Span].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        if (text.Length <= Longest)
            return text;
        var end = char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1;
        return text[..end] + "…";
    }
}
