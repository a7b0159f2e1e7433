namespace LearningMechanics.Toys.Semantics;

/// <summary>"Did you mean …" by edit distance.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean `width`?</c>, or nothing where no candidate is near.</summary>
    public static string For(string wrong, IEnumerable<string> candidates) =>
        Nearest(wrong, candidates) is { } near ? $"; did you mean `{near}`?" : "";

    public static string? Nearest(string wrong, IEnumerable<string> candidates)
    {
        var (best, distance) = ((string?)null, wrong.Length <= 2 ? 2 : 1 + wrong.Length / 3 + 1);
        foreach (var candidate in candidates)
        {
            var d = string.Equals(candidate, wrong, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(wrong, candidate);
            // Names that share no letter in its place are other names, not slips of the pen.
            if (d < distance && d < Math.Max(wrong.Length, candidate.Length))
                (best, distance) = (candidate, d);
        }

        return best;
    }

    /// <summary>Damerau–Levenshtein distance: insertions, deletions, exchanges, swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 4)
            return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var exchange = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(exchange, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }

        return d[a.Length, b.Length];
    }
}
