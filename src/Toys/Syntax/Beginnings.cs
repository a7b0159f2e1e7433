namespace LearningMechanics.Toys.Syntax;

/// <summary>Sentences for a line that does not begin with a word of the language.</summary>
internal static class Beginnings
{
    private static readonly Dictionary<string, string> Foreign = new()
    {
        ["def"] = "a function is written `let f(x) = …`",
        ["function"] = "a function is written `let f(x) = …`",
        ["fn"] = "a function is written `let f(x) = …`",
        ["lambda"] = "a lambda is written `x -> …`, inside a statement such as `let`",
        ["class"] = "there are no classes; a value is named with `let`",
        ["import"] = "nothing is imported; all functions of the language are there",
        ["using"] = "nothing is imported; all functions of the language are there",
        ["include"] = "nothing is imported; all functions of the language are there",
        ["for"] = "there are no loops; write `[f(k) for k in range(4)]`, `fold(…)` or `scan(…)`",
        ["while"] = "there are no loops; write `fold(…)`, `scan(…)`, `fixpoint(…)` or `root(…)`",
        ["if"] = "a choice is written `where(condition, a, b)`, inside a statement such as `let`",
        ["else"] = "a choice is written `where(condition, a, b)`, inside a statement such as `let`",
        ["return"] = "nothing is returned; the value of `let f(x) = …` is its expression",
        ["print"] = "to see a value, `measure` it: `measure NAME = …`",
        ["var"] = "a name gets its value with `let NAME = …`",
        ["const"] = "a name gets its value with `let NAME = …`",
        ["val"] = "a name gets its value with `let NAME = …`",
        ["define"] = "a name gets its value with `let NAME = …`",
        ["model"] = "the parts of a network are `weight`, `let` and `loss` statements",
        ["assert"] = "agreement is stated with `check NAME within 5%`",
        ["title"] = "the title is written `toy \"title\"`",
        ["cite"] = "references are written `cites arXiv:2110.03922`",
        ["seed"] = "the number of repetitions is written `seeds 4`",
        ["optimizer"] = "training is written `train gd(lr = 0.1) for 1000`",
        ["parameter"] = "a number the reader may change is written `param NAME = VALUE`",
    };

    /// <summary>Why no statement begins with this token.</summary>
    public static string Explain(Token first, Token second) => first.Kind switch
    {
        TokenKind.Name => OfWord(first.Text, second),
        TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace => Surprises.Of(first, ""),
        TokenKind.String => "a statement begins with a word; a title is written `toy \"title\"`",
        TokenKind.OpenParenthesis or TokenKind.OpenBracket or TokenKind.OpenBrace or TokenKind.Number or TokenKind.Integer =>
            "a statement begins with a word such as `let` or `measure`",
        _ => "a statement begins with a word such as `let`; to continue the line before, put its expression in parentheses",
    };

    private static string OfWord(string word, Token second)
    {
        if (Foreign.TryGetValue(word, out var mend) && second.Kind is not (TokenKind.Equal or TokenKind.Tilde))
            return mend;
        if (second.Kind == TokenKind.Equal)
            return $"say what this is: `let {word} = …`, `data {word} = …`, `weight {word} = …` or `measure {word} = …`";
        if (second.Kind == TokenKind.Tilde)
            return $"say what is drawn: `data {word} ~ …` or `weight {word} ~ …`";
        if (Spelling.Nearest(word, Keywords.Statements.Keys) is { } nearest)
            return $"no statement begins with this word; did you mean `{nearest}`?";
        if (Keywords.Contextual.Contains(word) || Keywords.Operators.Contains(word))
            return "a statement stands on one line; join this to the line before, or put the expression there in parentheses";
        if (second.Kind == TokenKind.OpenParenthesis)
            return $"a call alone does nothing; name its value, `let NAME = {word}(…)`, or measure it";
        return $"no statement begins with this word; the first word is one of {string.Join(", ", Keywords.Statements.Keys.Order(StringComparer.Ordinal))}";
    }
}
