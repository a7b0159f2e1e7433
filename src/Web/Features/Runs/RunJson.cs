using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>A run as the API tells it.</summary>
internal sealed record RunResource(
    RunId Id,
    string Toy,
    string Title,
    RunState State,
    int? Position,
    string? Obstacle,
    double Progress,
    double EstimatedSeconds,
    IReadOnlyDictionary<string, double> Settings,
    int Seeds,
    int FirstSeed,
    RunKey Key,
    string Sha256,
    string PredictionSha256,
    int Attempts,
    string? Worker,
    string? Device,
    string? Engine,
    int Checked,
    bool WorkerSetAside,
    int Priority,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    string? Reason,
    string Log,
    JsonElement? Report)
{
    public static RunResource Of(RunSnapshot run, string? report)
    {
        using var parsed = report is null ? null : JsonDocument.Parse(report);
        return new RunResource(
            run.Id, run.Toy.Value, run.Title, run.State, run.Position, run.Obstacle, run.Progress, run.EstimatedSeconds, run.Settings,
            run.Seeds, run.FirstSeed, run.Key, run.Sha256, run.PredictionSha256, run.Attempts, run.WorkerName, run.Device, run.Engine,
            run.Checked, run.IsWorkerSetAside, run.Priority, run.QueuedAt, run.StartedAt,
            run.EndedAt, run.Reason, run.Log, parsed?.RootElement.Clone());
    }
}

/// <summary>Asks for a run.</summary>
internal sealed record RunRequest
{
    // Generated readers give an absent property null in place of its initial value.
    private static readonly Dictionary<string, double> Nothing = [];

    /// <summary>The toy's slug.</summary>
    public required string Toy { get; init; }

    /// <summary>Parameters set over the toy's own values; setting a swept one leaves that one point.</summary>
    public IReadOnlyDictionary<string, double> Settings { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>Repetitions in place of the toy's own number.</summary>
    public int? Seeds { get; init; }

    /// <summary>Whether to go on with more repetitions while the verdict is undecided.</summary>
    public bool Looks { get; init; }

    /// <summary><c>cpu</c> or <c>gpu</c> where it has to be one of them.</summary>
    public DeviceKind? Device { get; init; }
}

/// <summary>Where a run that was asked for is.</summary>
/// <param name="Id">The run.</param>
/// <param name="Url">Its page.</param>
/// <param name="Pass">To be shown to cancel it.</param>
/// <param name="LeftToday">Priced seconds of one core that whoever asked has left this day.</param>
internal sealed record RunAccepted(RunId Id, string Url, string Pass, double LeftToday);

/// <summary>Cancels a run.</summary>
/// <param name="Pass">As it was given when the run was asked for; whoever is signed in needs none.</param>
internal sealed record CancelRequest(string? Pass = null);


/// <summary>What somebody may still ask for.</summary>
internal sealed record AllowanceResource(string Name, double SecondsPerDay, double LeftToday, double SecondsPerRun, DateTimeOffset NextDay);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = 16,
    Converters = [typeof(RunKeyJsonConverter)])]
[JsonSerializable(typeof(RunResource))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RunAccepted))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(AllowanceResource))]
internal sealed partial class RunJson : JsonSerializerContext;
