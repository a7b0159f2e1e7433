using LearningMechanics.Domain.Protocol;

namespace LearningMechanics.Domain.Workers;

/// <summary>A machine that runs toys, as far as the site knows it.</summary>
public sealed class Worker
{
    /// <summary>A worker not heard of for this long is taken to be away: a lease request waits at most 25 s.</summary>
    public static readonly TimeSpan AwayAfter = TimeSpan.FromSeconds(45);

    /// <summary>Sightings closer than this are one: ten thousand heartbeats need not write ten thousand rows.</summary>
    private static readonly TimeSpan SightingPrecision = TimeSpan.FromSeconds(10);

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

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

    /// <summary>What kind of device that is.</summary>
    public DeviceKind Kind { get; private set; }

    /// <summary>Cores it gives to a run.</summary>
    public int Cores { get; private set; }

    /// <summary>Memory it gives to a run, in bytes; 0 before its first lease request.</summary>
    public long MemoryBytes { get; private set; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>When its token was taken back; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it was set aside because something it sent is wrong; null while it is trusted.</summary>
    public DateTimeOffset? SetAsideAt { get; private set; }

    /// <summary>Why it was set aside.</summary>
    public string? SetAsideBecause { get; private set; }

    /// <summary>When it was last trusted again; what it measured before is held against it no more.</summary>
    public DateTimeOffset? ReinstatedAt { get; private set; }

    /// <summary>Says what is wrong with a name, or null.</summary>
    public static string? NameObjection(string name) => name.Trim().Length is 0 or > LongestName
        ? $"A worker's name has 1 to {LongestName} characters; this has {name.Trim().Length}."
        : name.Any(char.IsControl) ? "A worker's name has no control characters." : null;

    /// <summary>Registers a worker under a token.</summary>
    public static Worker Register(string name, WorkerToken token, TimeProvider clock) => new()
    {
        Id = WorkerId.New(clock),
        Name = name,
        TokenHash = token.Hash,
        RegisteredAt = clock.GetUtcNow(),
    };

    /// <summary>Notes that it asked for work, and on what machine.</summary>
    public void Saw(LeaseRequest machine, DateTimeOffset now)
    {
        (Device, Engine, Kind) = (machine.Device, machine.Engine, machine.Kind);
        (Cores, MemoryBytes) = (Math.Max(1, machine.Cores), machine.MemoryBytes);
        Saw(now);
    }

    /// <summary>Notes that it was heard of.</summary>
    public void Saw(DateTimeOffset now)
    {
        if (SeenAt is null || now - SeenAt >= SightingPrecision)
            SeenAt = now;
    }

    /// <summary>Takes its token back.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>Gives it no more work until somebody has looked. The first reason stands.</summary>
    public void SetAside(string reason, DateTimeOffset now)
    {
        SetAsideBecause ??= reason;
        SetAsideAt ??= now;
    }

    /// <summary>Trusts it again.</summary>
    public void Reinstate(DateTimeOffset now)
    {
        (SetAsideAt, SetAsideBecause) = (null, null);
        ReinstatedAt = now;
    }
}
