using LearningMechanics.Domain.People;

namespace LearningMechanics.Storage.People;

/// <summary>Something the site has to tell a person, waiting on their page of notices.</summary>
public sealed class Notice
{
    internal Notice()
    {
    }

    public long Id { get; private init; }

    public PersonId Person { get; internal init; }

    /// <summary>One or two plain sentences.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>The page it is about, beginning with a slash; empty where there is none.</summary>
    public string Link { get; internal init; } = "";

    public DateTimeOffset CreatedAt { get; internal init; }

    public DateTimeOffset? ReadAt { get; private set; }
}
