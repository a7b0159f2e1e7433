using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Api;

/// <summary>A program that speaks to the API in somebody's name.</summary>
internal sealed class ApiCaller
{
    private ApiCaller(HttpClient http, PersonBrowser person, string token) => (Http, Person, Token) = (http, person, token);

    public HttpClient Http { get; }

    public PersonBrowser Person { get; }

    public string Token { get; }

    /// <summary>A submission that is complete.</summary>
    public static JsonObject Complete => new()
    {
        ["toy"] = TestSite.Toys["second-moment"],
        ["problem"] = "moments",
        ["claim"] = "The second moment is the square of the scale.",
        ["disproof"] = "A scale at which the mean of the squares is off by more than 40 %.",
    };

    public static async Task<ApiCaller> OfAsync(TestSite site, Standing standing = Standing.Trusted, params TokenScope[] scopes) =>
        await OfAsync(site, await site.PersonAsync(standing), scopes);

    public static async Task<ApiCaller> OfAsync(TestSite site, PersonBrowser person, params TokenScope[] scopes)
    {
        var token = ApiToken.Draw();
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>().CreateDbContextAsync();
        db.ApiTokens.Add(TokenGrant.Of(person.Id, "a test", token, scopes.Length > 0 ? scopes : Enum.GetValues<TokenScope>(), site.Clock));
        await db.SaveChangesAsync();
        var http = site.Reader();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        return new ApiCaller(http, person, token.Reveal());
    }

    /// <summary>Sends a write under a key of its own, or under the one that is given.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, JsonNode? body = null, string? key = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/api/v1" + path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("Idempotency-Key", key ?? $"{Guid.NewGuid():N}");
        return await Http.SendAsync(request);
    }

    /// <summary>Sends a write that has to be taken.</summary>
    public async Task<JsonObject> MakeAsync(string path, JsonNode? body = null)
    {
        using var answer = await SendAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    public async Task<JsonObject> ReadAsync(string path) => await ReadAsync(Http, path);

    public static async Task<JsonObject> ReadAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : "/api/v1" + path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public static async Task<JsonObject> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(text)!.AsObject();
    }
}
