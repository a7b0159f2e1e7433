using LearningMechanics.Domain;

namespace LearningMechanics.Web.Content;

/// <summary>How the problems of a library bear on one another, from both ends.</summary>
public sealed class ProblemRelations(IReadOnlyList<Problem> problems)
{
    private readonly Dictionary<ProblemSlug, Problem> _problems = problems.ToDictionary(problem => problem.Slug);

    private readonly ILookup<(ProblemRelation Relation, ProblemSlug Named), Problem> _naming = problems
        .SelectMany(problem => ProblemRelation.All.SelectMany(relation => relation.Of(problem).Select(named => (Relation: relation, Named: named, problem))))
        .ToLookup(link => (link.Relation, link.Named), link => link.problem);

    /// <summary>Everything a problem has to do with, in groups, each with the words to put before it; no group is empty.</summary>
    public IEnumerable<ProblemRelatives> Of(Problem problem)
    {
        foreach (var relation in ProblemRelation.All)
        {
            var named = relation.Of(problem).Where(_problems.ContainsKey).Select(slug => _problems[slug]);
            var naming = _naming[(relation, problem.Slug)];
            if (relation.Words == relation.Inverse)
                (named, naming) = (named.Union(naming), []);
            foreach (var group in (ProblemRelatives[])[new(relation.Words, [.. named]), new(relation.Inverse, [.. naming])])
            {
                if (group.Problems.Count > 0)
                    yield return group;
            }
        }
    }
}

/// <summary>Problems that stand in one relation to another.</summary>
/// <param name="Words">What is said before them.</param>
/// <param name="Problems">At least one.</param>
public sealed record ProblemRelatives(string Words, IReadOnlyList<Problem> Problems);
