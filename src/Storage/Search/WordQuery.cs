namespace LearningMechanics.Storage.Search;

/// <summary>Which words are looked for, in the database's notation; built here alone, so nothing a reader types is syntax.</summary>
public sealed record WordQuery
{
    private WordQuery(string text) => Text = text;

    internal string Text { get; }

    /// <summary>Looks for rows with a spelling of every term, or of any.</summary>
    /// <param name="terms">Spellings of each term; one that ends in <c>*</c> stands for all words that begin so.</param>
    /// <param name="all">Every term, or any of them.</param>
    /// <exception cref="ArgumentException">There is no term, or a spelling has other characters than letters and digits.</exception>
    public static WordQuery Of(IEnumerable<IReadOnlyList<string>> terms, bool all)
    {
        var parts = terms.Select(spellings => "(" + string.Join(" | ", spellings.Select(Quoted)) + ")").ToList();
        if (parts.Count == 0)
            throw new ArgumentException("A query needs a word.", nameof(terms));
        return new(string.Join(all ? " & " : " | ", parts));
    }

    private static string Quoted(string spelling)
    {
        var word = spelling.TrimEnd('*');
        if (word.Length == 0 || !word.All(char.IsLetterOrDigit))
            throw new ArgumentException($"'{spelling}' is not a folded word: letters and digits alone.");
        return word.Length < spelling.Length ? $"'{word}':*" : $"'{word}'";
    }
}
