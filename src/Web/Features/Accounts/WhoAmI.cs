using System.Text.Json.Serialization;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Tells a program in whose name it acts and what it may, so that a token can be tried before it is relied upon.</summary>
internal static class WhoAmI
{
    public static IResult Tell(HttpContext context)
    {
        var who = context.MustBeSignedIn;
        var scopes = who.Scopes ?? Enum.GetValues<TokenScope>();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new PersonResource(who.Handle.Value, who.Name, who.Standing.Word, [.. scopes.Select(scope => scope.Word)]), PersonJson.Default.PersonResource);
    }
}

internal sealed record PersonResource(string Handle, string Name, string Standing, IReadOnlyList<string> Scopes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PersonResource))]
internal sealed partial class PersonJson : JsonSerializerContext;
