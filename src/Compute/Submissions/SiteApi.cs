using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Compute.Worker;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Compute.Submissions;

/// <summary>Speaks to a site's API, and says again what was not heard: a write under the key it was first said with, so that it is done once.</summary>
internal sealed class SiteApi : IDisposable
{
    private const int MostTries = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TimeProvider clock;
    private readonly HttpClient http;

    // A site may live under a path; without the slash its last part would be replaced.
    public SiteApi(Uri server, ApiToken? token, TimeProvider clock)
        : this(new HttpClient { BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/"), Timeout = Patience }, token, clock)
    {
    }

    internal SiteApi(HttpClient http, ApiToken? token, TimeProvider clock)
    {
        (this.http, this.clock) = (http, clock);
        if (token is { } known)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", known.Reveal());
    }

    public string Address => http.BaseAddress?.AbsoluteUri.TrimEnd('/') ?? "";

    /// <summary>Reads an address of the API, such as <c>results/17</c>; a whole one is taken as it is.</summary>
    public Task<SiteReply> ReadAsync(string path, CancellationToken cancellationToken) =>
        SayAsync(() => new HttpRequestMessage(HttpMethod.Get, Whole(path)), cancellationToken);

    /// <summary>Asks for something to be done, once.</summary>
    public Task<SiteReply> WriteAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        var key = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        return SayAsync(
            () => new HttpRequestMessage(HttpMethod.Post, Whole(path)) { Content = JsonContent.Create<JsonNode>(body), Headers = { { "Idempotency-Key", key } } },
            cancellationToken);
    }

    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);

    public void Dispose() => http.Dispose();

    private static string Whole(string path) => path.StartsWith("http", StringComparison.Ordinal) ? path : $"api/v1/{path}";

    private async Task<SiteReply> SayAsync(Func<HttpRequestMessage> say, CancellationToken cancellationToken)
    {
        var delays = new RetryDelays();
        for (var tries = 1; ; tries++)
        {
            var reply = await TryAsync(say, cancellationToken);
            if (reply is not SiteReply.Away(_, var after) || tries == MostTries)
                return reply;
            await WaitAsync(delays.Next(after), cancellationToken);
        }
    }

    private async Task<SiteReply> TryAsync(Func<HttpRequestMessage> say, CancellationToken cancellationToken)
    {
        try
        {
            using var request = say();
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var body = text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject;
            return response.IsSuccessStatusCode && body is not null
                ? new SiteReply.Told(body)
                : Refusal(response, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new SiteReply.Away(e is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} s" : e.Message, null);
        }
        catch (JsonException)
        {
            return new SiteReply.Refused($"{Address} answers, but not as a site of this kind: look at --server.", []);
        }
    }

    private SiteReply Refusal(HttpResponseMessage response, JsonObject? body)
    {
        var after = response.Headers.RetryAfter?.Delta;
        // 409 with a time to wait: our own first try is still being answered.
        if (response.StatusCode >= HttpStatusCode.InternalServerError || (response.StatusCode is HttpStatusCode.Conflict && after is not null))
            return new SiteReply.Away(Text(body, "detail") ?? $"It answered {(int)response.StatusCode}.", after);
        if (response.StatusCode == HttpStatusCode.Gone)
            return new SiteReply.Refused($"it was withdrawn: {Text(body, "reason")}", []);
        var mistakes = (body?["errors"] as JsonArray ?? []).OfType<JsonObject>().Select(SiteMistake.Of).ToList();
        return new SiteReply.Refused(Text(body, "detail") ?? $"It answered {(int)response.StatusCode}: look at --server.", mistakes);
    }

    private static string? Text(JsonObject? body, string name) => body?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
