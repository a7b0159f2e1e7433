using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>Writes a report as JSON: every number reads back to the same bits, what is not finite is null.</summary>
[JsonSerializable(typeof(RunReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static readonly ReportJson Readable = new(new JsonSerializerOptions
    {
        // "η" rather than "\u03b7": the file is read by people and parsers, never pasted into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write(RunReport report) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(report, Readable.RunReport), (byte)'\n'];
}
