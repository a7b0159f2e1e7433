using System.Text.Json;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Tests.Worker;

/// <summary>Real processes, really killed.</summary>
public sealed class FleetTests
{
    /// <summary>Long enough to be killed in the middle, by the engine's own pace.</summary>
    private const string LongToy =
        """
        toy "A long descent"
        data a ~ normal(80, 80) / sqrt(80)
        weight w ~ normal(80)
        loss = mean((a @ w)^2) / 2
        train gd(lr = 0.1) for 60000
        measure height = loss every 600
        predict height = 1
        seeds 4
        check height within 50%
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Kill_WorkerMidRun_AnotherFinishesWithTheSameNumbers()
    {
        await using var site = await SiteProcess.StartAsync("long", LongToy);
        var first = site.StartWorker();
        var id = await site.SubmitAsync("long");
        await site.UntilAsync(id, run => Progress(run) is > 0 and < 1, Patience);

        first.Kill();
        await first.WaitForExitAsync();
        site.StartWorker();
        var (_, waited) = await site.UntilAsync(id, run => run.GetProperty("attempts").GetInt32() == 2, Patience);
        Assert.InRange(waited.TotalSeconds, 0, 60);

        var (done, _) = await site.UntilAsync(id, run => State(run) is not ("queued" or "running"), Patience);
        Assert.Equal("completed", State(done));
        Assert.Contains("worker lost (death 1 of 3)", done.GetProperty("log").GetString());
        Assert.Equal(Heights(Here(done)), Heights(await RecordAsync(site, id)));
    }

    [Fact]
    public async Task Kill_SiteMidRun_WorkerWaitsAndNothingIsLost()
    {
        await using var site = await SiteProcess.StartAsync("long", LongToy);
        site.StartWorker();
        var running = await site.SubmitAsync("long");
        var waiting = await site.SubmitAsync("long");
        await site.UntilAsync(running, run => Progress(run) is > 0 and < 1, Patience);

        await site.KillSiteAsync();
        await site.StartSiteAsync();

        foreach (var id in new[] { running, waiting })
        {
            var (done, _) = await site.UntilAsync(id, run => State(run) is not ("queued" or "running"), Patience);
            Assert.Equal("completed", State(done));
            Assert.Equal(1, done.GetProperty("attempts").GetInt32());
        }
    }

    [Fact]
    public async Task Terminate_WorkerMidRun_GivesItsRunBackAtOnce()
    {
        await using var site = await SiteProcess.StartAsync("long", LongToy);
        var worker = site.StartWorker();
        var id = await site.SubmitAsync("long");
        await site.UntilAsync(id, run => Progress(run) is > 0 and < 1, Patience);

        SiteProcess.Terminate(worker);
        await worker.WaitForExitAsync();

        var (run, _) = await site.UntilAsync(id, run => State(run) == "queued", TimeSpan.FromSeconds(5));
        Assert.Contains("given back by its worker", run.GetProperty("log").GetString());
    }

    private static double Progress(JsonElement run) => run.GetProperty("progress").GetDouble();

    private static string? State(JsonElement run) => run.GetProperty("state").GetString();

    private static RunRecord Here(JsonElement run)
    {
        var toy = Toy.Compile(LongToy).Toy ?? throw new InvalidOperationException("It does not compile.");
        return toy.Run(new RunSettings { Key = RunKey.Parse(run.GetProperty("key").GetString()!) });
    }

    private static async Task<RunRecord> RecordAsync(SiteProcess site, string id)
    {
        await using var body = await site.Http.GetStreamAsync($"/api/runs/{id}/record");
        return await JsonSerializer.DeserializeAsync(body, ProtocolJson.Default.RunRecord) ?? throw new InvalidOperationException("No record.");
    }

    private static IEnumerable<double> Heights(RunRecord record) =>
        record.Points[0].Seeds.SelectMany(seed => seed.Measured[0].Values.Select(value => value[0]));
}
