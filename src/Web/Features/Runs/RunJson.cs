using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
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
    double Progress,
    double EstimatedSeconds,
    IReadOnlyDictionary<string, double> Settings,
    int Seeds,
    RunKey Key,
    string Sha256,
    string PredictionSha256,
    int Attempts,
    string? Worker,
    string? Device,
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
            run.Id, run.Toy.Value, run.Title, run.State, run.Position, run.Progress, run.EstimatedSeconds, run.Settings, run.Seeds,
            run.Key, run.Sha256, run.PredictionSha256, run.Attempts, run.WorkerName, run.Device, run.QueuedAt, run.StartedAt,
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
}

/// <summary>Where a run that was asked for is.</summary>
internal sealed record RunAccepted(RunId Id, string Url);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = 16,
    Converters = [typeof(RunKeyJsonConverter)])]
[JsonSerializable(typeof(RunResource))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RunAccepted))]
internal sealed partial class RunJson : JsonSerializerContext;
