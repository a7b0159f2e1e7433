namespace LearningMechanics.Domain.Workers;

/// <summary>A machine that runs toys, as far as the site knows it.</summary>
public sealed class Worker
{
    /// <summary>A worker not heard of for this long is taken to be away: a lease request waits at most 25 s.</summary>
    public static readonly TimeSpan AwayAfter = TimeSpan.FromSeconds(45);

    /// <summary>Sightings closer than this are one: ten thousand heartbeats need not write ten thousand rows.</summary>
    private static readonly TimeSpan SightingPrecision = TimeSpan.FromSeconds(10);

    private Worker()
    {
    }

    /// <summary>Its identifier.</summary>
    public WorkerId Id { get; private init; }

    /// <summary>What its keeper calls it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Hash of its token.</summary>
    public string TokenHash { get; private init; } = "";

    /// <summary>The processor or accelerator it says it has; empty before its first lease request.</summary>
    public string Device { get; private set; } = "";

    /// <summary>The engine it says it runs; empty before its first lease request.</summary>
    public string Engine { get; private set; } = "";

    /// <summary>When it was registered.</summary>
    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>When its token was taken back; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Registers a worker under a token.</summary>
    public static Worker Register(string name, WorkerToken token, TimeProvider clock) => new()
    {
        Id = WorkerId.New(clock),
        Name = name,
        TokenHash = token.Hash,
        RegisteredAt = clock.GetUtcNow(),
    };

    /// <summary>Notes that it was heard of.</summary>
    public void Saw(string device, string engine, DateTimeOffset now)
    {
        Device = device;
        Engine = engine;
        if (SeenAt is null || now - SeenAt >= SightingPrecision)
            SeenAt = now;
    }

    /// <summary>Takes its token back.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
