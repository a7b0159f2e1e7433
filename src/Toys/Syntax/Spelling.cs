namespace LearningMechanics.Toys.Syntax;

/// <summary>Finds the word a writer most likely meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 40;

    /// <summary>
    /// The candidate fewest edits away from <paramref name="word"/>, or null when none is near: one edit for words
    /// up to four letters, two for longer ones, three from nine on. Swapped neighbours count as one edit, capitals as none.
    /// </summary>
    /// <remarks>Among equals the one that starts alike wins, then the first in ordinal order, so answers never vary.</remarks>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
            return null;
        var allowed = word.Length switch { 1 => 0, <= 4 => 1, <= 8 => 2, _ => 3 };
        return candidates
            .Where(candidate => candidate.Length > 0 && Math.Abs(candidate.Length - word.Length) <= allowed)
            .Select(candidate => (candidate, edits: string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase) ? 0 : Edits(word, candidate)))
            // Names that share no letter in its place are other names, not slips of the pen.
            .Where(pair => pair.edits == 0 || pair.edits <= allowed && pair.edits < Math.Max(word.Length, pair.candidate.Length))
            .OrderBy(pair => pair.edits)
            .ThenBy(pair => char.ToLowerInvariant(pair.candidate[0]) == char.ToLowerInvariant(word[0]) ? 0 : 1)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary><c> did you mean `width`?</c> with its leading separator, or nothing.</summary>
    public static string Suggestion(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"; did you mean `{nearest}`?" : "";

    /// <summary>As <see cref="Suggestion"/>; where no candidate is near, the first dozen of all there are.</summary>
    public static string SuggestionOrAll(string word, IReadOnlyCollection<string> candidates) => (Nearest(word, candidates), candidates.Count) switch
    {
        ({ } nearest, _) => $"; did you mean `{nearest}`?",
        (_, 0) => "",
        (_, 1) => $"; there is only `{candidates.First()}`",
        _ => $"; there are {string.Join(", ", candidates.Take(12).Select(c => $"`{c}`"))}{(candidates.Count > 12 ? ", …" : "")}",
    };

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.</summary>
    private static int Edits(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[b.Length];
    }
}
