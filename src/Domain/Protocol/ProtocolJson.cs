using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Protocol;

/// <summary>How the site and its workers write to each other. What is not finite is written "NaN", "Infinity", "-Infinity".</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 32,
    Converters = [typeof(RunKeyJsonConverter)])]
[JsonSerializable(typeof(LeaseRequest))]
[JsonSerializable(typeof(LeasedRun))]
[JsonSerializable(typeof(ProgressReport))]
[JsonSerializable(typeof(IReadOnlyList<LiveSample>))]
[JsonSerializable(typeof(CompletionReport))]
[JsonSerializable(typeof(FailureReport))]
[JsonSerializable(typeof(ReleaseReport))]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(RunRecord))]
public sealed partial class ProtocolJson : JsonSerializerContext;

/// <summary>A run key as its 32 hexadecimal digits.</summary>
public sealed class RunKeyJsonConverter : JsonConverter<RunKey>
{
    /// <inheritdoc/>
    public override RunKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RunKey.TryParse(reader.GetString(), null, out var key)
            ? key
            : throw new JsonException("A run key is 1 to 32 hexadecimal digits.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RunKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
