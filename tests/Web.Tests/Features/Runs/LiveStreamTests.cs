using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using LearningMechanics.Domain.Protocol;

namespace LearningMechanics.Web.Tests.Features.Runs;

public sealed class LiveStreamTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));

    public Task InitializeAsync() => site.ClearQueueAsync();

    public Task DisposeAsync()
    {
        patience.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Stream_OfARun_TellsItFromQueueToVerdict()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync();
        await using var events = Read(id).GetAsyncEnumerator(patience.Token);

        var status = await NextAsync(events, "status");
        Assert.Equal("queued", status.GetProperty("state").GetString());
        Assert.Equal(1, status.GetProperty("position").GetInt32());

        var leased = await worker.LeaseAsync();
        Assert.Equal("running", (await NextAsync(events, "status")).GetProperty("state").GetString());

        using var reported = await worker.ReportAsync(
            leased, 1, 0.25,
            [new LivePrediction(0, 0, "height", "", [0, 1], [[1.0], [double.NaN]])],
            [new LiveSample(0, 0, "height", 0, 0, [1.0]), new LiveSample(0, 0, "height", 1, double.PositiveInfinity, [0.9])]);
        var prediction = await NextAsync(events, "prediction");
        Assert.Equal("height", prediction.GetProperty("target").GetString());
        Assert.Equal(JsonValueKind.Null, prediction.GetProperty("values")[1][0].ValueKind);
        var samples = await NextAsync(events, "samples");
        Assert.Equal(2, samples.GetArrayLength());
        Assert.Equal(0.9, samples[1].GetProperty("value")[0].GetDouble());
        Assert.Equal(JsonValueKind.Null, samples[1].GetProperty("t").ValueKind);
        Assert.Equal(0.25, (await NextAsync(events, "status")).GetProperty("progress").GetDouble());

        using var completed = await worker.CompleteAsync(leased, WorkerConnection.Measure(leased));
        Assert.Equal("completed", (await NextAsync(events, "status")).GetProperty("state").GetString());
        var report = (await NextAsync(events, "completed")).GetProperty("report");
        Assert.Equal("holds", report.GetProperty("checks")[0].GetProperty("verdict").GetString());
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Stream_ReaderComesBack_GetsWhatItMissedAndNothingTwice()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync();
        var leased = await worker.LeaseAsync();
        for (var batch = 1; batch <= 4; batch++)
        {
            using var reported = await worker.ReportAsync(leased, batch, batch / 10.0, samples: [new LiveSample(0, 0, "height", batch, batch, [batch])]);
        }

        using var failed = await worker.FailAsync(leased, "the test is over");
        var events = new List<SseItem<string>>();
        await foreach (var e in Read(id, lastEventId: "2"))
            events.Add(e);

        Assert.Equal(["3", "4"], events.Where(e => e.EventType == "samples").Select(e => e.EventId));
        Assert.Equal("the test is over", Parse(events[^1]).GetProperty("reason").GetString());
        Assert.Equal("failed", events[^1].EventType);
    }

    [Fact]
    public async Task Stream_AfterTheEnd_TellsOnlyTheEnd()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync();
        var leased = await worker.LeaseAsync();
        using var reported = await worker.ReportAsync(leased, 1, 0.5, samples: [new LiveSample(0, 0, "height", 1, 1, [1.0])]);
        using var completed = await worker.CompleteAsync(leased, WorkerConnection.Measure(leased));

        var kinds = new List<string>();
        await foreach (var e in Read(id))
            kinds.Add(e.EventType);

        Assert.Equal(["status", "completed"], kinds);
    }

    [Fact]
    public async Task Stream_RunAheadIsTaken_PositionMovesUp()
    {
        var worker = await site.WorkerAsync();
        await SubmitAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await SubmitAsync();
        await using var events = Read(second).GetAsyncEnumerator(patience.Token);
        Assert.Equal(2, (await NextAsync(events, "status")).GetProperty("position").GetInt32());

        var first = await worker.LeaseAsync();

        Assert.Equal(1, (await NextAsync(events, "status")).GetProperty("position").GetInt32());
        using var done = await worker.FailAsync(first, "the test is over");
        using var doneToo = await worker.FailAsync(await worker.LeaseAsync(), "the test is over");
    }

    [Fact]
    public async Task Streams_BeyondAnAddressesShare_AreRefused()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync();
        var open = new List<HttpResponseMessage>();
        HttpResponseMessage last;
        do
        {
            last = await site.Reader().GetAsync($"/runs/{id}/events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
            open.Add(last);
        }
        while (last.StatusCode == HttpStatusCode.OK && open.Count < 200);

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.Equal(33, open.Count);
        using var page = await site.Reader().GetAsync("/healthz", patience.Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        foreach (var response in open)
            response.Dispose();
        using var done = await worker.FailAsync(await worker.LeaseAsync(), "the test is over");
    }

    private async Task<string> SubmitAsync()
    {
        using var response = await site.Reader().PostAsJsonAsync("/api/runs", new { toy = "decay" });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private async IAsyncEnumerable<SseItem<string>> Read(string id, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/runs/{id}/events");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        using var response = await site.Reader().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
        await foreach (var e in SseParser.Create(body).EnumerateAsync(patience.Token))
            yield return e;
    }

    private static async Task<JsonElement> NextAsync(IAsyncEnumerator<SseItem<string>> events, string kind)
    {
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(kind, events.Current.EventType);
        return Parse(events.Current);
    }

    private static JsonElement Parse(SseItem<string> item) => JsonSerializer.Deserialize<JsonElement>(item.Data);
}
