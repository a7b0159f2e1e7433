using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Runs;

/// <summary>How reports are written: as <c>lm toy run --json</c> writes them.</summary>
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(CheckReport))]
public sealed partial class RunOutputJson : JsonSerializerContext
{
    /// <summary>Writes a run's output as it is kept.</summary>
    public static RunOutput Write(RunId run, RunRecord record, RunReport report)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(brotli, record, ProtocolJson.Default.RunRecord);
        return RunOutput.Of(run, compressed.ToArray(), JsonSerializer.Serialize(report, Default.RunReport));
    }
}
