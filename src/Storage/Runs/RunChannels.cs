namespace LearningMechanics.Storage.Runs;

/// <summary>Channels of Postgres's NOTIFY. They only wake whoever waits: what is true stands in the tables.</summary>
internal static class RunChannels
{
    /// <summary>A run was queued; the payload is the memory it needs, in bytes.</summary>
    public const string Queued = "run_queued";

    /// <summary>A run left the queue, so that those behind it moved up.</summary>
    public const string Moved = "run_moved";

    /// <summary>Something happened in a run; the payload is its identifier.</summary>
    public const string Changed = "run_changed";
}
