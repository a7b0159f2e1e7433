using System.Collections.Frozen;

namespace LearningMechanics.Domain.People;

/// <summary>How scopes are written outside: <c>results:read</c>.</summary>
public static class TokenScopes
{
    private static readonly FrozenDictionary<string, TokenScope> ByWord = Enum.GetValues<TokenScope>().ToFrozenDictionary(scope => scope.Word);

    extension(TokenScope scope)
    {
        /// <summary>The scope as requests, forms and the database write it.</summary>
        public string Word => scope switch
        {
            TokenScope.ResultsRead => "results:read",
            TokenScope.ResultsWrite => "results:write",
            TokenScope.RunsWrite => "runs:write",
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "This scope has no word."),
        };
    }

    /// <summary>Reads a scope as it is written outside.</summary>
    public static bool TryRead(string word, out TokenScope scope) => ByWord.TryGetValue(word, out scope);
}
