using LearningMechanics.Domain;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Problems;

/// <summary>A problem as lists show it, with what has happened to it here.</summary>
/// <param name="Problem">As its file states it.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Count">What its results come to.</param>
public sealed record ListedProblem(Problem Problem, ProblemStatus Status, ProblemCount Count)
{
    /// <summary>What decides which problems are most in need, for readers.</summary>
    public const string NeedRule =
        "Open, with a toy to begin from: first those whose last failure no later result answers, then those with the fewest results.";

    /// <summary>Whether a theory of it has a rival that was judged too.</summary>
    public bool HasRivals => Count.Theories > 1;

    /// <summary>Whether it is open, and anybody could begin today.</summary>
    public bool IsInNeed => Status == ProblemStatus.Open && Problem.Toys.Count > 0;

    /// <summary>All problems of the library, in its order.</summary>
    public static IReadOnlyList<ListedProblem> Of(ContentLibrary library, IReadOnlyDictionary<ProblemSlug, ProblemPosition> positions) =>
    [
        .. library.Problems.Select(problem => positions.TryGetValue(problem.Slug, out var position)
            ? new ListedProblem(problem, position.Status ?? problem.Status, position.Count)
            : new ListedProblem(problem, problem.Status, ProblemCount.None)),
    ];

    /// <summary>Most in need first, by <see cref="NeedRule"/>; those that are not in need come last.</summary>
    public static IEnumerable<ListedProblem> ByNeed(IEnumerable<ListedProblem> problems) => problems
        .OrderByDescending(listed => listed.IsInNeed)
        .ThenByDescending(listed => listed.Count.HasUnansweredFailure)
        .ThenBy(listed => listed.Count.InAll)
        .ThenByDescending(listed => listed.Problem.Implies.Count)
        .ThenBy(listed => listed.Problem.Title, StringComparer.Ordinal);
}
