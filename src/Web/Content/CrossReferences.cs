using LearningMechanics.Domain;

namespace LearningMechanics.Web.Content;

/// <summary>Checks that what a problem names is there, and that the problems' relations make sense.</summary>
internal static class CrossReferences
{
    public static IEnumerable<ContentError> Check(string folder, IReadOnlyList<Problem> problems) =>
        problems.SelectMany(problem => Named(folder, problem))
            .Concat(Sharpening(folder, problems))
            .Concat(ProblemRelation.Ordered.SelectMany(relation => Circles(folder, problems, relation)));

    private static IEnumerable<ContentError> Named(string folder, Problem problem)
    {
        // A file with errors of its own is there all the same; here only absence counts.
        foreach (var toy in problem.Toys.Where(toy => !File.Exists(Path.Combine(folder, "toys", $"{toy}.toy"))))
            yield return At(folder, problem, "toys", toy.Value, $"there is no toys/{toy}.toy");
        foreach (var relation in ProblemRelation.All)
        {
            foreach (var other in relation.Of(problem).Where(other => !File.Exists(Path.Combine(folder, "problems", $"{other}.md"))))
                yield return At(folder, problem, relation.Field, other.Value, $"there is no problems/{other}.md");
            if (relation.Of(problem).Contains(problem.Slug))
                yield return At(folder, problem, relation.Field, problem.Slug.Value, "a problem does not bear on itself: leave it out");
        }
    }

    private static IEnumerable<ContentError> Sharpening(string folder, IReadOnlyList<Problem> problems)
    {
        var kinds = problems.ToDictionary(problem => problem.Slug, problem => problem.Kind);
        foreach (var problem in problems)
        {
            if (problem is { Kind: ProblemKind.Direction, Sharpens: [var first, ..] })
                yield return At(folder, problem, "sharpens", first.Value, "a direction sharpens nothing; only a sharp problem does");
            foreach (var sharp in problem.Sharpens.Where(other => kinds.TryGetValue(other, out var kind) && kind != ProblemKind.Direction))
                yield return At(folder, problem, "sharpens", sharp.Value, "it is not a direction: name directions here, and other problems in 'implies' or 'related'");
            if (problem is { Kind: ProblemKind.Problem, Sharpens: [] } && kinds.ContainsValue(ProblemKind.Direction))
                yield return new ContentError(PathOf(problem), LineOf(Lines(folder, problem), "kind", "kind"), "'sharpens' is missing: name the directions that this problem sharpens");
        }
    }

    /// <summary>Each circle once, told at its first file.</summary>
    private static IEnumerable<ContentError> Circles(string folder, IReadOnlyList<Problem> problems, ProblemRelation relation)
    {
        var bySlug = problems.ToDictionary(problem => problem.Slug);
        var told = new HashSet<ProblemSlug>();
        foreach (var problem in problems.OrderBy(problem => problem.Slug.Value, StringComparer.Ordinal))
        {
            if (told.Contains(problem.Slug) || CircleFrom(problem, bySlug, relation) is not { } circle)
                continue;
            told.UnionWith(circle);
            yield return At(folder, problem, relation.Field, circle[1].Value, $"it goes round in a circle: {string.Join(" → ", circle)}");
        }
    }

    /// <summary>The shortest way from a problem back to itself through others; null where there is none.</summary>
    private static List<ProblemSlug>? CircleFrom(Problem start, Dictionary<ProblemSlug, Problem> problems, ProblemRelation relation)
    {
        var from = new Dictionary<ProblemSlug, ProblemSlug>();
        var waiting = new Queue<ProblemSlug>([start.Slug]);
        while (waiting.TryDequeue(out var slug))
        {
            foreach (var next in problems.TryGetValue(slug, out var problem) ? relation.Of(problem).Where(next => next != slug) : [])
            {
                if (next == start.Slug)
                    return [start.Slug, .. Back(slug), start.Slug];
                if (from.TryAdd(next, slug))
                    waiting.Enqueue(next);
            }
        }

        return null;

        IEnumerable<ProblemSlug> Back(ProblemSlug last)
        {
            var way = new Stack<ProblemSlug>();
            for (var slug = last; slug != start.Slug; slug = from[slug])
                way.Push(slug);
            return way;
        }
    }

    private static ContentError At(string folder, Problem problem, string field, string name, string why) =>
        new(PathOf(problem), LineOf(Lines(folder, problem), field, name), $"'{name}' in '{field}': {why}");

    private static string PathOf(Problem problem) => $"problems/{problem.Slug}.md";

    private static string[] Lines(string folder, Problem problem) => File.ReadAllLines(Path.Combine(folder, PathOf(problem)));

    private static int LineOf(string[] lines, string field, string name)
    {
        var start = Array.FindIndex(lines, line => line.StartsWith(field + ":", StringComparison.Ordinal));
        var line = Array.FindIndex(lines, Math.Max(start, 0), text => text.Contains(name, StringComparison.Ordinal));
        return Math.Max(line, 0) + 1;
    }
}
