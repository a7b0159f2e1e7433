using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Domain.Protocol;

/// <summary>A worker asks for work, and says on what machine it would be done.</summary>
public sealed record LeaseRequest
{
    /// <summary>Longest device or engine name that is kept.</summary>
    public const int MaximumNameLength = 200;

    /// <summary>The processor or accelerator, in words.</summary>
    public required string Device { get; init; }

    /// <summary>What kind of device that is.</summary>
    public DeviceKind Kind { get; init; }

    /// <summary>Cores that one run may use.</summary>
    public int Cores { get; init; }

    /// <summary>Memory it can give to one run, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Name and version of its engine.</summary>
    public required string Engine { get; init; }
}
