namespace LearningMechanics.Web.Features.Search;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
internal static class Vocabulary
{
    private const int MostGuesses = 5;

    /// <summary>The words nearest to one, all equally near; none where nothing is near enough to be meant.</summary>
    /// <param name="typed">Folded.</param>
    /// <param name="words">What there is.</param>
    /// <returns>Each with its share of a hit.</returns>
    public static IReadOnlyDictionary<string, double> Nearest(string typed, IEnumerable<string> words)
    {
        var reach = Reach(typed);
        var nearest = new List<string>();
        foreach (var word in reach == 0 ? [] : words)
        {
            if (Math.Abs(word.Length - typed.Length) > reach || IsNumber(word))
                continue;
            var distance = Distance(typed, word, reach);
            if (distance > reach)
                continue;
            if (distance < reach)
                nearest.Clear();
            reach = distance;
            nearest.Add(word);
        }

        return nearest.Distinct().OrderByDescending(word => word[0] == typed[0]).ThenBy(word => word, StringComparer.Ordinal)
            .Take(MostGuesses).ToDictionary(word => word, _ => reach <= 1 ? 0.6 : 0.4);
    }

    /// <summary>Letters to change, add, drop or swap with their neighbour (Damerau and Levenshtein), counted as far as <paramref name="most"/> + 1.</summary>
    public static int Distance(string a, string b, int most)
    {
        var before = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        var next = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }

            if (least > most)
                return most + 1;
            (before, row, next) = (row, next, before);
        }

        return row[b.Length];
    }

    private static int Reach(string typed) => IsNumber(typed) ? 0 : typed.Length switch { <= 3 => 0, <= 7 => 1, _ => 2 };

    private static bool IsNumber(string word) => word.Any(char.IsAsciiDigit);
}
