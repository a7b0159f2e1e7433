namespace LearningMechanics.Compute.Worker;

/// <summary>What the site answered to a report.</summary>
internal abstract record SiteAnswer
{
    private SiteAnswer()
    {
    }

    /// <summary>It counted, now or before.</summary>
    public sealed record Heard : SiteAnswer;

    /// <summary>The run is no longer ours: stop the work.</summary>
    public sealed record Stop(string Why) : SiteAnswer;

    /// <summary>Our token is not good.</summary>
    public sealed record Barred(string Why) : SiteAnswer;

    /// <summary>We are let in, but get no work until somebody has looked at us.</summary>
    public sealed record SetAside(string Why, TimeSpan? RetryAfter) : SiteAnswer;

    /// <summary>Nobody answered, or too much was going on: say it again later.</summary>
    public sealed record Away(string Why, TimeSpan? RetryAfter) : SiteAnswer;
}
