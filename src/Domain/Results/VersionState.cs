namespace LearningMechanics.Domain.Results;

/// <summary>Where a version of a result stands.</summary>
public enum VersionState
{
    /// <summary>Locked; somebody else has to look at it before it takes computing time.</summary>
    InReview,

    /// <summary>Turned down, with a reason for its author; not public.</summary>
    Declined,

    /// <summary>Its run waits or goes on.</summary>
    Running,

    /// <summary>Public, for good.</summary>
    Published,

    /// <summary>Its run ended without a verdict; it may be run again.</summary>
    Stopped,
}

/// <summary>What is true of a state.</summary>
public static class VersionStates
{
    extension(VersionState state)
    {
        /// <summary>Whether everybody may read the version: from the moment it is let run, so that no outcome can be hidden.</summary>
        public bool IsPublic => state is VersionState.Running or VersionState.Published or VersionState.Stopped;
    }
}
