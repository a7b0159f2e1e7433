using System.Text.Json.Serialization;

namespace LearningMechanics.Bench.Engines;

/// <summary>What the twin is asked to run: one line of JSON.</summary>
internal sealed record TwinRequest(string Kind, int Steps)
{
    public int Inputs { get; init; }

    public int Width { get; init; }

    public int Depth { get; init; }

    public int Rows { get; init; }

    public int Seeds { get; init; }

    public double LearningRate { get; init; }
}

/// <summary>What the twin says of itself, before the first request.</summary>
internal sealed record TwinIntroduction(string Version, string? Blas);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TwinRequest))]
[JsonSerializable(typeof(TwinIntroduction))]
[JsonSerializable(typeof(Timed))]
internal sealed partial class TwinJson : JsonSerializerContext;
