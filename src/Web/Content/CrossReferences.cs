namespace LearningMechanics.Web.Content;

/// <summary>Checks that what a problem names is there.</summary>
internal static class CrossReferences
{
    public static IEnumerable<ContentError> Check(string folder, IReadOnlyList<Problem> problems)
    {
        // A toy that does not compile is an error of its own file; here only its absence counts.
        var toys = Names(Path.Combine(folder, "toys"), "*.toy");
        var slugs = Names(Path.Combine(folder, "problems"), "*.md");
        foreach (var problem in problems)
        {
            foreach (var toy in problem.Toys.Where(toy => !toys.Contains(toy.Value)))
                yield return Missing(problem, "toys", toy.Value, $"there is no toys/{toy}.toy");
            foreach (var related in problem.Related.Where(related => !slugs.Contains(related.Value)))
                yield return Missing(problem, "related", related.Value, $"there is no problems/{related}.md");
            if (problem.Related.Contains(problem.Slug))
                yield return Missing(problem, "related", problem.Slug.Value, "a problem is not related to itself");
        }

        ContentError Missing(Problem problem, string field, string name, string why)
        {
            var path = $"problems/{problem.Slug}.md";
            var lines = File.ReadAllLines(Path.Combine(folder, path));
            var start = Array.FindIndex(lines, line => line.StartsWith(field + ":", StringComparison.Ordinal));
            var line = Array.FindIndex(lines, Math.Max(start, 0), text => text.Contains(name, StringComparison.Ordinal));
            return new ContentError(path, Math.Max(line, 0) + 1, $"'{name}' in '{field}': {why}");
        }
    }

    private static HashSet<string> Names(string folder, string pattern) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, pattern).Select(path => Path.GetFileNameWithoutExtension(path))]
        : [];
}
