namespace LearningMechanics.Domain.People;

/// <summary>One person gives another a standing.</summary>
/// <param name="Appointer">Who gives it.</param>
/// <param name="AppointerStanding">The standing of who gives it, now.</param>
/// <param name="Appointed">Who gets it.</param>
/// <param name="From">Their standing so far.</param>
/// <param name="To">Their standing from now on.</param>
public sealed record Appointment(PersonId Appointer, Standing AppointerStanding, PersonId Appointed, Standing From, Standing To)
{
    /// <summary>Why it may not be, as a sentence; null where it may.</summary>
    /// <remarks>Moderators move people among the standings below their own; everything else is for admins; nobody appoints themselves.</remarks>
    public string? Objection
    {
        get
        {
            if (Appointer == Appointed)
                return "Nobody changes their own standing: ask another admin.";
            if (!AppointerStanding.MayModerate)
                return "Only moderators and admins change a standing.";
            if (!AppointerStanding.IsAdmin && (From.MayModerate || To.MayModerate))
                return $"Only an admin makes or unmakes a moderator: this would turn a {From.Word} into a {To.Word}.";
            return null;
        }
    }
}
