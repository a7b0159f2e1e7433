using System.Globalization;

namespace LearningMechanics.Compute.Toys.Reproduction;

/// <summary>What a catalogued toy's page states of it: the front matter of the Markdown beside the toy.</summary>
/// <param name="Claim">What is published, with its number; Markdown of one line.</param>
/// <param name="Verdict">What a run at the default key comes to: the worst verdict of its checks.</param>
/// <param name="Seconds">What that run takes at most, on one core.</param>
internal sealed record ToyClaim(string Claim, string Verdict, double Seconds)
{
    private static readonly string[] Verdicts = ["holds", "fails", "undecided", "diverged"];

    /// <summary>Reads a page.</summary>
    /// <param name="path">Of the page, for errors.</param>
    /// <param name="text">All of it.</param>
    /// <param name="errors">Takes a sentence for everything that is wrong.</param>
    /// <returns>Null where something is.</returns>
    public static ToyClaim? Read(string path, string text, List<string> errors)
    {
        var fields = Fields(text);
        var before = errors.Count;
        foreach (var field in (string[])["claim", "verdict", "seconds"])
            if (!fields.TryGetValue(field, out var value) || value.Length == 0)
                errors.Add($"{path}: '{field}' is missing: add a line '{field}: …' between the two lines '---'.");
        if (errors.Count > before)
            return null;

        if (!Verdicts.Contains(fields["verdict"]))
            errors.Add($"{path}: verdict '{fields["verdict"]}' is none; it is one of {string.Join(", ", Verdicts)}.");
        if (!double.TryParse(fields["seconds"], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || !(seconds > 0))
            errors.Add($"{path}: seconds '{fields["seconds"]}' is not a number above 0.");
        return errors.Count > before ? null : new ToyClaim(fields["claim"], fields["verdict"], seconds);
    }

    // One plain value a line is all these pages have; whatever else YAML allows, the site refuses when it loads them.
    private static Dictionary<string, string> Fields(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines.Skip(1).TakeWhile(line => line.TrimEnd() != "---")
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0])
            .ToDictionary(group => group.Key, group => Unquoted(group.First()[1]));
    }

    private static string Unquoted(string value) => value switch
    {
        ['\'', .. var inner, '\''] => inner.Replace("''", "'"),
        ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"").Replace("\\\\", "\\"),
        _ => value,
    };
}
