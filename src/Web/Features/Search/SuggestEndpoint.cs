using System.Text.Json.Serialization;

namespace LearningMechanics.Web.Features.Search;

/// <summary>Titles for a box in which somebody types.</summary>
internal static class SuggestEndpoint
{
    public static async Task<IResult> ReadAsync(string? q, SiteSearch search, CancellationToken cancellationToken)
    {
        var found = await search.SuggestAsync(q, cancellationToken);
        return TypedResults.Json(
            new Suggestions(QueryText.Read(q).Shown, [.. found.Select(entry => new Suggestion(entry.Title, entry.Kind.Key, entry.Address))]),
            SuggestJson.Default.Suggestions);
    }
}

/// <summary>The best few pages for a beginning.</summary>
internal sealed record Suggestions(string Query, [property: JsonPropertyName("suggestions")] IReadOnlyList<Suggestion> Found);

/// <summary>One of them.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">problem, toy, page or result.</param>
/// <param name="Url">Its address on this site.</param>
internal sealed record Suggestion(string Title, string Kind, string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Suggestions))]
internal sealed partial class SuggestJson : JsonSerializerContext;
