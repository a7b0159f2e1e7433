using LearningMechanics.Domain.People;

namespace LearningMechanics.Storage.People;

/// <summary>What a request has to know of the person who sends it, as it stands now.</summary>
public sealed record PersonSnapshot(
    PersonId Id, Handle Handle, string Name, Standing Standing, string? SecurityStamp, DateTimeOffset? SuspendedUntil)
{
    public bool IsSuspended(DateTimeOffset now) => now < SuspendedUntil;
}
