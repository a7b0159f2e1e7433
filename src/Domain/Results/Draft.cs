using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Results;

/// <summary>A result that is still being written. Nobody but its author sees it.</summary>
public sealed class Draft
{
    private Draft()
    {
    }

    /// <summary>Its name.</summary>
    public DraftId Id { get; private init; }

    /// <summary>Who writes it.</summary>
    public PersonId Author { get; private init; }

    /// <summary>The result it is to be a new version of; null for a new result.</summary>
    public ResultNumber? Revises { get; private init; }

    /// <summary>What has been typed.</summary>
    public DraftFields Fields { get; private set; } = new();

    /// <summary>Files attached so far.</summary>
    public IReadOnlyList<AttachedFile> Files { get; private set; } = [];

    /// <summary>Counts the times it was saved: two windows open on one draft cannot overwrite each other unseen.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Begins a draft.</summary>
    public static Draft Begin(PersonId author, DraftFields fields, ResultNumber? revises, TimeProvider clock) => new()
    {
        Id = DraftId.New(clock),
        Author = author,
        Revises = revises,
        Fields = fields,
        Revision = 1,
        UpdatedAt = clock.GetUtcNow(),
    };

    /// <summary>Saves what was typed, if it was typed into what is saved now.</summary>
    /// <returns>Whether it was; if not, nothing changed.</returns>
    public bool Save(DraftFields fields, int basedOn, DateTimeOffset now)
    {
        if (basedOn != Revision)
            return false;
        Fields = fields;
        Revision++;
        UpdatedAt = now;
        return true;
    }

    /// <summary>Attaches a file; one of the same name takes the place of an earlier one.</summary>
    /// <returns>Whether there was room.</returns>
    public bool Attach(AttachedFile file)
    {
        var others = Files.Where(other => other.Name != file.Name).ToList();
        if (others.Count >= Attachment.MostOfOne)
            return false;
        Files = [.. others, file];
        return true;
    }

    /// <summary>Takes a file off again.</summary>
    public void Detach(string name) => Files = [.. Files.Where(file => file.Name != name)];
}
