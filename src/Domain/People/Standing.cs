namespace LearningMechanics.Domain.People;

/// <summary>How far a person is trusted here; each standing may all that the one before it may.</summary>
public enum Standing
{
    /// <summary>Has an account and nothing reviewed yet.</summary>
    Newcomer,

    /// <summary>Has had work accepted; what they submit is still looked at before it is run.</summary>
    Member,

    /// <summary>Runs what they submit without being asked first, within their quota.</summary>
    Trusted,

    /// <summary>Reviews, hides and sanctions, each time with a reason.</summary>
    Moderator,

    /// <summary>Appoints moderators.</summary>
    Admin,
}
