using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Api;

/// <summary>How the API writes: camelCase, η as η, and nothing that is not a finite number.</summary>
[JsonSerializable(typeof(Entrance))]
[JsonSerializable(typeof(Page<ProblemItem>))]
[JsonSerializable(typeof(ProblemResource))]
[JsonSerializable(typeof(Page<ToyItem>))]
[JsonSerializable(typeof(ToyResource))]
[JsonSerializable(typeof(Page<ResultItem>))]
[JsonSerializable(typeof(ResultResource))]
[JsonSerializable(typeof(Tombstone))]
[JsonSerializable(typeof(Page<Tombstone>))]
[JsonSerializable(typeof(Page<ResultRunResource>))]
[JsonSerializable(typeof(Page<FigureResource>))]
[JsonSerializable(typeof(Page<RunItem>))]
[JsonSerializable(typeof(RunResource))]
[JsonSerializable(typeof(PersonResource))]
[JsonSerializable(typeof(SubmissionBody))]
[JsonSerializable(typeof(DraftResource))]
[JsonSerializable(typeof(WithdrawalBody))]
[JsonSerializable(typeof(ErratumBody))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Plain { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
    });
}
