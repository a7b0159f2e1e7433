namespace LearningMechanics.Compute.Toys;

/// <summary>Finds the name a mistyped one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The closest candidate, or null if none is within a third of the name's letters.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var (nearest, distance) = candidates
            .Select(c => (Name: c, Distance: Distance(name.ToLowerInvariant(), c.ToLowerInvariant())))
            .OrderBy(c => c.Distance)
            .FirstOrDefault((Name: "", Distance: int.MaxValue));
        return distance <= Math.Max(1, Math.Min(name.Length, nearest.Length) / 3) ? nearest : null;
    }

    // Edits, insertions and deletions (Levenshtein), plus swaps of neighbours: "tsep" is one slip away from "step".
    private static int Distance(string a, string b)
    {
        // Cut, so that a megabyte-long "name" costs nothing.
        const int longest = 64;
        if (Math.Max(a.Length, b.Length) > longest)
            return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }

        return d[a.Length, b.Length];
    }
}
