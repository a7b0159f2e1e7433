using LearningMechanics.Domain;

namespace LearningMechanics.Web.Content;

/// <summary>One way in which a problem bears on another, written in the file of the first and read from both ends.</summary>
/// <param name="Field">As written in front matter.</param>
/// <param name="Words">What the page of the first says before the second.</param>
/// <param name="Inverse">What the page of the second says before the first; the same words where the relation has no direction.</param>
/// <param name="Of">What a problem's file names.</param>
public sealed record ProblemRelation(string Field, string Words, string Inverse, Func<Problem, IReadOnlyList<ProblemSlug>> Of)
{
    public static ProblemRelation Sharpens { get; } = new("sharpens", "Sharpens", "Sharpened by", problem => problem.Sharpens);

    public static ProblemRelation Implies { get; } = new("implies", "Implies", "Implied by", problem => problem.Implies);

    public static ProblemRelation SpecialCaseOf { get; } =
        new("special-case-of", "A special case of", "Has the special case", problem => problem.SpecialCaseOf);

    public static ProblemRelation BlockedBy { get; } = new("blocked-by", "Waits for", "Waited for by", problem => problem.BlockedBy);

    public static ProblemRelation Related { get; } = new("related", "Related", "Related", problem => problem.Related);

    /// <summary>In the order in which a page tells them.</summary>
    public static IReadOnlyList<ProblemRelation> All { get; } = [Sharpens, Implies, SpecialCaseOf, BlockedBy, Related];

    /// <summary>Those of which a circle would be nonsense: nothing waits for itself.</summary>
    public static IReadOnlyList<ProblemRelation> Ordered { get; } = [SpecialCaseOf, BlockedBy];
}
