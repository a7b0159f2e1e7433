namespace LearningMechanics.Toys.Syntax;

/// <summary>Sentences for a token that cannot stand where it does.</summary>
internal static class Surprises
{
    /// <summary>What is wrong with a token after a complete expression, and the likely mend.</summary>
    /// <param name="found">The token nobody expected.</param>
    /// <param name="expected">What the grammar asks for here, for example <c>expected `,` or `)`</c>.</param>
    /// <param name="clauses">Words that may follow here, for a suggestion.</param>
    public static string Of(Token found, string expected, params IEnumerable<string> clauses) => found.Kind switch
    {
        TokenKind.End => $"the line ends too early: {expected}",
        TokenKind.Equal => "`=` gives a name its value; to compare, write `==`",
        TokenKind.Tilde => "`~` draws at random, which only `data NAME ~ …` and `weight NAME ~ …` do",
        TokenKind.Percent => "`%` follows only the numbers of `within` and `at`; for a remainder write `a mod b`",
        TokenKind.Arrow =>
            "only parameter names stand before `->`, as in `x -> …` or `(h, l) -> …`; inside a larger expression put the lambda in parentheses",
        TokenKind.DotDot or TokenKind.Ellipsis =>
            "LO..HI is for the ranges of `param` and `fit`; for a list of numbers write `range(…)` or `linspace(…)`",
        TokenKind.Colon => "a colon stands only in slices `x[1:3]` and maps `{W1: eta}`",
        TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace =>
            "nothing is open that this could close; delete it or add the opening bracket",
        TokenKind.Number or TokenKind.Integer => $"{expected}; if a product is meant, write `a * b`",
        TokenKind.Comma => $"{expected}; a tuple stands in parentheses, `(a, b)`",
        TokenKind.Name => OfWord(found.Text, expected, clauses),
        _ => expected,
    };

    private static string OfWord(string word, string expected, IEnumerable<string> clauses) => word switch
    {
        "if" or "else" => "a choice is written `where(condition, a, b)`",
        "is" => "equality is written `==`",
        "for" => "`for` stands only in lists, `[f(k) for k in range(4)]`, and in `train … for STEPS`",
        "where" => $"`where` cannot stand here ({expected})",
        _ when Spelling.Nearest(word, clauses) is { } nearest => $"did you mean `{nearest}`?",
        _ => $"{expected}; if a product is meant, write `a * b`",
    };
}
