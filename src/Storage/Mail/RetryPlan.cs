namespace LearningMechanics.Storage.Mail;

/// <summary>When a mail that could not be handed over is tried again: often at first, then each few hours, for two days in all.</summary>
internal static class RetryPlan
{
    private const int MostAttempts = 15;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <returns>How long to wait, or null to give up.</returns>
    public static TimeSpan? After(int attempts)
    {
        if (attempts >= MostAttempts)
            return null;
        var doubled = TimeSpan.FromMinutes(Math.Pow(2, attempts - 1));
        return doubled < Longest ? doubled : Longest;
    }
}
