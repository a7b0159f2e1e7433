using System.Text.Json.Serialization;

namespace LearningMechanics.Domain.Workers;

/// <summary>What a worker computes on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeviceKind>))]
public enum DeviceKind
{
    /// <summary>Processor cores.</summary>
    [JsonStringEnumMemberName("cpu")] Cpu,

    /// <summary>An accelerator.</summary>
    [JsonStringEnumMemberName("gpu")] Gpu,
}
