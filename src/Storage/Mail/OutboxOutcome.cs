namespace LearningMechanics.Storage.Mail;

/// <summary>What came of looking into the outbox.</summary>
public abstract record OutboxOutcome
{
    private OutboxOutcome()
    {
    }

    /// <summary>Nothing is due.</summary>
    public sealed record Empty : OutboxOutcome;

    /// <summary>One mail was handed over.</summary>
    public sealed record Sent : OutboxOutcome;

    /// <summary>One mail could not be; unless it is given up, it stays for a later attempt.</summary>
    public sealed record Failed(long Mail, string Reason, bool IsGivenUp) : OutboxOutcome;
}
