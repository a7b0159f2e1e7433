using System.Threading.RateLimiting;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>How often something may be tried within a while, counted for each key by itself.</summary>
internal sealed class AttemptLimit(int attempts, TimeSpan window) : IDisposable
{
    private readonly PartitionedRateLimiter<string> counters = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = attempts, Window = window }));

    /// <summary>Counts an attempt.</summary>
    /// <returns>How long to wait where it was one too many; null where it was not.</returns>
    public TimeSpan? Count(string key)
    {
        using var lease = counters.AttemptAcquire(key);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : window;
    }

    public void Dispose() => counters.Dispose();
}
