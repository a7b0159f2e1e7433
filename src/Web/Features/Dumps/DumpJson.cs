using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>A result as a line of a dump.</summary>
internal sealed record DumpedResult(int Number, string Url, Link Problem, PersonLink Author, DateTime CreatedAt, IReadOnlyList<string> Versions);

/// <summary>A change of status as a line of a dump.</summary>
internal sealed record DumpedChange(string Problem, string From, string To, Link? Result, string Reason, PersonLink By, DateTime At);

[JsonSerializable(typeof(ProblemResource))]
[JsonSerializable(typeof(ToyResource))]
[JsonSerializable(typeof(DumpedResult))]
[JsonSerializable(typeof(ResultResource))]
[JsonSerializable(typeof(RunResource))]
[JsonSerializable(typeof(PersonResource))]
[JsonSerializable(typeof(DumpedChange))]
[JsonSerializable(typeof(ErratumResource))]
[JsonSerializable(typeof(Tombstone))]
internal sealed partial class DumpJson : JsonSerializerContext
{
    public static DumpJson Lines { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
