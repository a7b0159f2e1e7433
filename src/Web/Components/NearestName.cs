namespace LearningMechanics.Web.Components;

/// <summary>Guesses which name a mistyped one was meant to be.</summary>
public static class NearestName
{
    /// <summary>The closest of the names, if it is close enough to be meant.</summary>
    public static string? Of(string typed, IEnumerable<string> names)
    {
        if (typed.Length > 100)
            return null;
        var nearest = names.Select(name => (name, distance: Distance(typed, name))).OrderBy(pair => pair.distance).FirstOrDefault();
        return nearest.name is not null && nearest.distance <= Math.Max(2, nearest.name.Length / 3) ? nearest.name : null;
    }

    /// <summary>Letters to change, add or drop (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
