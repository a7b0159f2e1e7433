using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Runs;

public sealed class WorkerProtocolTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.ClearQueueAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Complete_HonestRecord_IsJudgedHere()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync("decay");
        var leased = await worker.LeaseAsync();

        using var response = await worker.CompleteAsync(leased, WorkerConnection.Measure(leased));

        Assert.Equal("accepted", await OutcomeAsync(response));
        var run = await ReadAsync(id);
        Assert.Equal("completed", run.GetProperty("state").GetString());
        Assert.Equal(1, run.GetProperty("progress").GetDouble());
        Assert.Equal("holds", run.GetProperty("report").GetProperty("checks")[0].GetProperty("verdict").GetString());
        Assert.Equal(leased.Key.ToString(), run.GetProperty("report").GetProperty("key").GetString());
        Assert.Equal("a test CPU", run.GetProperty("device").GetString());
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("br")]
    public async Task Record_OfACompletedRun_ReadsBackToTheBit(string encoding)
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync("second-moment");
        var leased = await worker.LeaseAsync();
        var record = WorkerConnection.Measure(leased);
        using var completed = await worker.CompleteAsync(leased, record);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/runs/{id}/record");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await site.Reader().SendAsync(request);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var plain = encoding == "br" ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress) : body;
        var read = await JsonSerializer.DeserializeAsync(plain, ProtocolJson.Default.RunRecord);

        Assert.Equal(
            record.Points[0].Seeds.Select(seed => seed.Measured[0].Values[0][0]),
            read!.Points[0].Seeds.Select(seed => seed.Measured[0].Values[0][0]));
    }

    [Fact]
    public async Task Complete_Replayed_CountsOnce()
    {
        var worker = await site.WorkerAsync();
        await SubmitAsync("decay");
        var leased = await worker.LeaseAsync();
        var record = WorkerConnection.Measure(leased);

        using var first = await worker.CompleteAsync(leased, record);
        using var second = await worker.CompleteAsync(leased, record);

        Assert.Equal("accepted", await OutcomeAsync(first));
        Assert.Equal("repeated", await OutcomeAsync(second));
    }

    [Fact]
    public async Task Complete_ByAnotherWorker_IsForbidden()
    {
        var id = await SubmitAsync("decay");
        var leased = await (await site.WorkerAsync("holder")).LeaseAsync();
        var thief = await site.WorkerAsync("thief");

        using var response = await thief.CompleteAsync(leased, WorkerConnection.Measure(leased));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("running", (await ReadAsync(id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Lease_RunSubmittedWhileWaiting_ArrivesAtOnce()
    {
        var worker = await site.WorkerAsync();
        var waiting = worker.AskAsync();
        var id = await SubmitAsync("decay");

        using var response = await waiting.WaitAsync(TimeSpan.FromSeconds(10));

        var leased = await response.Content.ReadFromJsonAsync(ProtocolJson.Default.LeasedRun);
        Assert.Equal(id, leased?.Run.ToString());
        using var released = await worker.FailAsync(leased!, "the test is over");
    }

    [Fact]
    public async Task Lease_HolderFellSilent_AnotherGetsTheSameNumbers()
    {
        var id = await SubmitAsync("second-moment");
        var first = await site.WorkerAsync("first");
        var second = await site.WorkerAsync("second");
        var lost = await first.LeaseAsync();
        var numbers = WorkerConnection.Measure(lost);

        site.Clock.Advance(LeaseTerms.Length);
        await site.Services.GetRequiredService<RunQueue>().SweepAsync(default);
        var again = await second.LeaseAsync();

        Assert.Equal(id, again.Run.ToString());
        using var late = await first.CompleteAsync(lost, numbers);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using var lateReport = await first.ReportAsync(lost, 1, 0.5);
        Assert.Equal(HttpStatusCode.Conflict, lateReport.StatusCode);
        var repeated = WorkerConnection.Measure(again);
        using var completed = await second.CompleteAsync(again, repeated);
        Assert.Equal("accepted", await OutcomeAsync(completed));
        Assert.Equal(
            numbers.Points[0].Seeds.Select(seed => seed.Measured[0].Values[0][0]),
            repeated.Points[0].Seeds.Select(seed => seed.Measured[0].Values[0][0]));
    }

    [Fact]
    public async Task Report_ProgressFalls_FailsTheRun()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync("decay");
        var leased = await worker.LeaseAsync();
        using var first = await worker.ReportAsync(leased, 1, 0.6);

        using var second = await worker.ReportAsync(leased, 2, 0.2);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("progress went from 0.6 to 0.2", (await ReadAsync(id)).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Release_RunGoesToTheNext()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync("decay");
        var leased = await worker.LeaseAsync();

        using var released = await worker.ReleaseAsync(leased);

        Assert.Equal("accepted", await OutcomeAsync(released));
        var again = await worker.LeaseAsync();
        Assert.Equal(id, again.Run.ToString());
        using var failed = await worker.FailAsync(again, "the test is over");
        Assert.Equal("the test is over", (await ReadAsync(id)).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer lmw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic bG13OmxtdwA=")]
    public async Task Token_MissingOrUnknown_IsNotLetIn(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/worker/lease") { Content = JsonContent.Create(WorkerConnection.Machine) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await site.Reader().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Token_Revoked_IsForbiddenFromTheNextWordOn()
    {
        var worker = await site.WorkerAsync();
        await SubmitAsync("decay");
        var leased = await worker.LeaseAsync();
        await site.Services.GetRequiredService<WorkerRegister>().RevokeAsync(worker.Worker.Id, default);

        using var response = await worker.ReportAsync(leased, 1, 0.1);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Token_OfTheLocalWorker_LiesInTheDataFolder()
    {
        using var scope = site.Services.CreateScope();
        var options = scope.ServiceProvider.GetRequiredService<Web.Hosting.SiteOptions>();
        var path = Path.Combine(options.DataFolder, "worker.token");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.True(Domain.Workers.WorkerToken.TryParse((await File.ReadAllTextAsync(path)).Trim(), null, out var token));
        Assert.Equal("local", (await site.Services.GetRequiredService<WorkerRegister>().FindAsync(token, default))?.Name);
    }

    private async Task<string> SubmitAsync(string toy)
    {
        using var response = await site.Reader().PostAsJsonAsync("/api/runs", new { toy });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private Task<JsonElement> ReadAsync(string id) => site.Reader().GetFromJsonAsync<JsonElement>($"/api/runs/{id}");

    private static async Task<string?> OutcomeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.ReportAnswer))?.Outcome;
}
