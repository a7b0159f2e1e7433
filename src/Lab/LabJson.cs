using System.Text.Json.Serialization;

namespace LearningMechanics.Lab;

/// <summary>Serializers of everything that crosses to the script, generated: a trimmed runtime has no reflection to spare.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CompileAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(LivePrediction))]
[JsonSerializable(typeof(List<LiveSample>))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class LabJson : JsonSerializerContext;
