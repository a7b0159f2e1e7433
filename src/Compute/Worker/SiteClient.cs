using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Compute.Worker;

/// <summary>Speaks the worker protocol with one site.</summary>
internal sealed class SiteClient : IDisposable
{
    /// <summary>Longer than the site keeps a request for work open.</summary>
    private static readonly TimeSpan LeasePatience = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan ReportPatience = TimeSpan.FromSeconds(15);

    /// <summary>A large record has to travel and to be judged.</summary>
    private static readonly TimeSpan CompletionPatience = TimeSpan.FromMinutes(5);

    private readonly HttpClient http;

    public SiteClient(Uri server, WorkerToken token)
        : this(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = WithSlash(server) }, token)
    {
    }

    public SiteClient(HttpClient http, WorkerToken token)
    {
        this.http = http;
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public void Dispose() => http.Dispose();

    public async Task<LeaseReply> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        LeasedRun? leased = null;
        var answer = await SendAsync("api/worker/lease", request, ProtocolJson.Default.LeaseRequest, LeasePatience, ReadAsync, cancellationToken);
        return answer is not SiteAnswer.Heard ? new LeaseReply.Failed(answer)
            : leased is null ? new LeaseReply.Nothing()
            : new LeaseReply.Given(leased);

        async Task ReadAsync(HttpResponseMessage response, CancellationToken patience)
        {
            if (response.StatusCode == HttpStatusCode.OK)
                leased = await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(patience), ProtocolJson.Default.LeasedRun, patience);
        }
    }

    public Task<SiteAnswer> ReportAsync(RunId run, ProgressReport report, CancellationToken cancellationToken) =>
        TellAsync(run, "progress", report, ProtocolJson.Default.ProgressReport, ReportPatience, cancellationToken);

    public Task<SiteAnswer> CompleteAsync(RunId run, CompletionReport report, CancellationToken cancellationToken) =>
        TellAsync(run, "complete", report, ProtocolJson.Default.CompletionReport, CompletionPatience, cancellationToken);

    public Task<SiteAnswer> FailAsync(RunId run, FailureReport report, CancellationToken cancellationToken) =>
        TellAsync(run, "fail", report, ProtocolJson.Default.FailureReport, ReportPatience, cancellationToken);

    public Task<SiteAnswer> ReleaseAsync(RunId run, ReleaseReport report, CancellationToken cancellationToken) =>
        TellAsync(run, "release", report, ProtocolJson.Default.ReleaseReport, ReportPatience, cancellationToken);

    private Task<SiteAnswer> TellAsync<T>(
        RunId run, string verb, T report, JsonTypeInfo<T> contract, TimeSpan patience, CancellationToken cancellationToken) =>
        SendAsync($"api/worker/runs/{run}/{verb}", report, contract, patience, (_, _) => Task.CompletedTask, cancellationToken);

    private async Task<SiteAnswer> SendAsync<T>(
        string path,
        T body,
        JsonTypeInfo<T> contract,
        TimeSpan patience,
        Func<HttpResponseMessage, CancellationToken, Task> read,
        CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Compressed(body, contract) };
            using var response = await http.SendAsync(request, waiting.Token);
            if (!response.IsSuccessStatusCode)
                return await RefusedAsync(response, waiting.Token);
            await read(response, waiting.Token);
            return new SiteAnswer.Heard();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new SiteAnswer.Away(e is OperationCanceledException ? $"no answer within {patience.TotalSeconds:0} s" : e.Message, null);
        }
    }

    private static async Task<SiteAnswer> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var detail = DetailOf(await response.Content.ReadAsByteArrayAsync(cancellationToken)) ?? $"It answered {(int)response.StatusCode}.";
        return response.StatusCode switch
        {
            HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge
                or HttpStatusCode.BadRequest => new SiteAnswer.Stop(detail),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new SiteAnswer.Barred(detail),
            HttpStatusCode.Locked => new SiteAnswer.SetAside(detail, response.Headers.RetryAfter?.Delta),
            _ => new SiteAnswer.Away(detail, response.Headers.RetryAfter?.Delta),
        };
    }

    private static string? DetailOf(byte[] body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.ValueKind == JsonValueKind.Object && problem.RootElement.TryGetProperty("detail", out var detail)
                ? detail.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Series are numbers in decimal: they shrink to a third.</summary>
    private static ByteArrayContent Compressed<T>(T body, JsonTypeInfo<T> contract)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(gzip, body, contract);
        return new ByteArrayContent(compressed.ToArray())
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } },
        };
    }

    /// <summary>A site may live under a path; without the slash its last part would be replaced.</summary>
    private static Uri WithSlash(Uri server) => server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
}
