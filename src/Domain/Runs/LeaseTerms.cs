namespace LearningMechanics.Domain.Runs;

/// <summary>The terms on which workers hold runs.</summary>
public static class LeaseTerms
{
    /// <summary>
    /// How long a run stays with a silent worker. With the sweep's period it keeps a killed worker's run from waiting
    /// longer than a minute, and it outlasts three lost heartbeats.
    /// </summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a replication waits for another worker than the one whose run it repeats.</summary>
    public static TimeSpan OtherWorkerPatience { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a worker speaks at least while it holds a run.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(8);

    /// <summary>How often silent workers' leases are looked for.</summary>
    public static TimeSpan SweepPeriod { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Workers a run may lose before it is set aside: a run that kills what runs it must not kill a fleet.</summary>
    public const int DeathsUntilParked = 3;
}
