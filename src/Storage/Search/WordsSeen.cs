namespace LearningMechanics.Storage.Search;

/// <summary>How far the words of what people wrote have been read.</summary>
/// <param name="Published">Results published until then.</param>
/// <param name="Joined">People who came until then.</param>
public readonly record struct WordsSeen(DateTimeOffset Published, DateTimeOffset Joined)
{
    /// <summary>Nothing yet.</summary>
    public static WordsSeen Nothing { get; } = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
}
