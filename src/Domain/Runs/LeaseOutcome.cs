namespace LearningMechanics.Domain.Runs;

/// <summary>What a word from a lease holder came to.</summary>
public abstract record LeaseOutcome
{
    private LeaseOutcome()
    {
    }

    /// <summary>It counted.</summary>
    public sealed record Accepted : LeaseOutcome;

    /// <summary>It had been said before: nothing changed.</summary>
    public sealed record Repeated : LeaseOutcome;

    /// <summary>The lease is not, or no longer, this run's: nothing changed. Stop the work.</summary>
    public sealed record NotHeld : LeaseOutcome;

    /// <summary>The lease is another worker's: nothing changed.</summary>
    public sealed record Foreign : LeaseOutcome;

    /// <summary>The run has ended otherwise: nothing changed. Stop the work.</summary>
    /// <param name="State">How it ended.</param>
    public sealed record Ended(RunState State) : LeaseOutcome;

    /// <summary>It contradicts what was said before: the run has failed, and says why in public.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Refused(string Why) : LeaseOutcome;
}
