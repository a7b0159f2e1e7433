using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Tests;

/// <summary>Speaks the worker protocol over HTTP, one word at a time.</summary>
public sealed class WorkerConnection
{
    private readonly HttpClient http;

    public WorkerConnection(HttpClient http, Worker worker, WorkerToken token)
    {
        this.http = http;
        Worker = worker;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
    }

    public Worker Worker { get; }

    public static LeaseRequest Machine { get; } = new() { Device = "a test CPU", MemoryBytes = 8L << 30, Engine = EngineName.Managed };

    public async Task<LeasedRun> LeaseAsync()
    {
        using var response = await AskAsync();
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(ProtocolJson.Default.LeasedRun) ?? throw new InvalidOperationException("No run.");
    }

    public Task<HttpResponseMessage> AskAsync(LeaseRequest? machine = null, CancellationToken cancellationToken = default) =>
        http.PostAsJsonAsync("/api/worker/lease", machine ?? Machine, ProtocolJson.Default.LeaseRequest, cancellationToken);

    public Task<HttpResponseMessage> ReportAsync(
        LeasedRun run, int batch, double progress, LivePrediction[]? predictions = null, LiveSample[]? samples = null) =>
        TellAsync(
            run.Run, "progress",
            new ProgressReport { Lease = run.Lease, Batch = batch, Progress = progress, Predictions = predictions ?? [], Samples = samples ?? [] },
            ProtocolJson.Default.ProgressReport);

    public Task<HttpResponseMessage> CompleteAsync(LeasedRun run, RunRecord record) =>
        TellAsync(run.Run, "complete", new CompletionReport(run.Lease, record), ProtocolJson.Default.CompletionReport);

    public Task<HttpResponseMessage> FailAsync(LeasedRun run, string reason) =>
        TellAsync(run.Run, "fail", new FailureReport(run.Lease, reason), ProtocolJson.Default.FailureReport);

    public Task<HttpResponseMessage> ReleaseAsync(LeasedRun run) =>
        TellAsync(run.Run, "release", new ReleaseReport(run.Lease), ProtocolJson.Default.ReleaseReport);

    /// <summary>What an honest worker measures.</summary>
    public static RunRecord Measure(LeasedRun run)
    {
        var toy = Toy.Compile(run.Source, "test.toy", run.Settings).Toy ?? throw new InvalidOperationException("It does not compile.");
        return toy.Run(new RunSettings { Key = run.Key, FirstSeed = run.FirstSeed, Seeds = run.Seeds, Threads = 1 });
    }

    private Task<HttpResponseMessage> TellAsync<T>(RunId run, string verb, T report, JsonTypeInfo<T> contract) =>
        http.PostAsJsonAsync($"/api/worker/runs/{run}/{verb}", report, contract);
}
