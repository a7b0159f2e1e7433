using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Results;

/// <summary>A result: one claim by one author about one problem, in versions none of which is ever changed.</summary>
public sealed class Result
{
    private Result()
    {
    }

    /// <summary>Its number.</summary>
    public ResultNumber Number { get; private init; }

    /// <summary>Who submitted it.</summary>
    public PersonId Author { get; private init; }

    /// <summary>The problem it speaks to; a new version cannot move it.</summary>
    public ProblemSlug Problem { get; private init; }

    /// <summary>When its first version was locked.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Number of its last version, published or not.</summary>
    public int LastVersion { get; private set; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it: its author, or a moderator.</summary>
    public PersonId? WithdrawnBy { get; private set; }

    /// <summary>Why, for every reader; empty while it stands.</summary>
    public string WithdrawnBecause { get; private set; } = "";

    /// <summary>Whether only its tombstone is shown.</summary>
    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Opens a result for its first version.</summary>
    public static Result Open(ResultNumber number, PersonId author, ProblemSlug problem, DateTimeOffset now) =>
        new() { Number = number, Author = author, Problem = problem, CreatedAt = now };

    /// <summary>Names the next version.</summary>
    /// <exception cref="InvalidOperationException">The result is withdrawn.</exception>
    public VersionName NextVersion()
    {
        if (IsWithdrawn)
            throw new InvalidOperationException($"Result {Number} is withdrawn: it has no next version.");
        return new VersionName(Number, ++LastVersion);
    }

    /// <summary>Withdraws it, for good: a tombstone with the reason stays in its place.</summary>
    /// <returns>Whether it still stood.</returns>
    public bool Withdraw(PersonId by, string because, DateTimeOffset now)
    {
        if (IsWithdrawn)
            return false;
        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (now, by, because);
        return true;
    }
}
