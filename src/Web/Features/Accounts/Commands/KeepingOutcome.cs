namespace LearningMechanics.Web.Features.Accounts.Commands;

/// <summary>What came of a keeper's wish.</summary>
internal abstract record KeepingOutcome
{
    private KeepingOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done(string Words) : KeepingOutcome;

    /// <summary>It was not, and nothing changed.</summary>
    public sealed record Refused(string Why) : KeepingOutcome;
}
