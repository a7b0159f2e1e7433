using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Results;

/// <summary>Who may decide about a submission.</summary>
public static class ReviewRule
{
    /// <summary>Longest reason a reviewer may give.</summary>
    public const int LongestReason = 2_000;

    /// <summary>Says why somebody may not decide about a version, or null where they may.</summary>
    /// <param name="reviewer">Who wants to.</param>
    /// <param name="standing">How far they are trusted.</param>
    /// <param name="authors">Author and co-authors.</param>
    public static string? Objection(PersonId reviewer, Standing standing, IEnumerable<PersonId> authors)
    {
        if (!standing.MayModerate)
            return "Only moderators decide about submissions.";
        return authors.Contains(reviewer) ? "Nobody decides about their own or a co-author's submission: leave it to another moderator." : null;
    }
}
