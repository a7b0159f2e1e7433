namespace LearningMechanics.Storage.Mail;

/// <summary>A mail on its way. Gone once it was handed over: what was written is the receiver's alone.</summary>
public sealed class OutboxMessage
{
    internal OutboxMessage()
    {
    }

    public long Id { get; private init; }

    /// <summary>Who gets it.</summary>
    public string Address { get; internal init; } = "";

    public string Subject { get; internal init; } = "";

    public string Text { get; internal init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it is tried next; null for at once.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Why the last attempt failed; empty where none did.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>When trying was given up; null before.</summary>
    public DateTimeOffset? GivenUpAt { get; private set; }

    internal void Failed(string error, DateTimeOffset now)
    {
        Attempts++;
        LastError = error;
        if (RetryPlan.After(Attempts) is { } wait)
            DueAt = now + wait;
        else
            GivenUpAt = now;
    }
}
