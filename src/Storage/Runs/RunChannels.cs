using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Runs;

/// <summary>Channels of Postgres's NOTIFY. They only wake whoever waits: what is true stands in the tables.</summary>
internal static class RunChannels
{
    /// <summary>A run was queued; the payload is what it needs, as <see cref="Domain.Runs.RunNeeds"/> writes it.</summary>
    public const string Queued = "run_queued";

    /// <summary>A run left the queue, so that those behind it moved up.</summary>
    public const string Moved = "run_moved";

    /// <summary>Something happened in a run; the payload is its identifier.</summary>
    public const string Changed = "run_changed";

    /// <summary>Signals when, and only if, the context's transaction commits.</summary>
    public static Task NotifyAsync(LearningMechanicsDbContext db, string channel, string payload, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({channel}, {payload})", cancellationToken);
}
