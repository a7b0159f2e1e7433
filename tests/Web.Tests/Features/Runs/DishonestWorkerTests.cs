using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Toys.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Runs;

/// <summary>Whatever a worker says, it moves no verdict.</summary>
public sealed class DishonestWorkerTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.ClearQueueAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string, Func<RunRecord, RunRecord>> Forgeries => new()
    {
        { "of toy", record => record with { Sha256 = new string('0', 64) } },
        { "was drawn from key", record => record with { Key = new RunKey(12345) } },
        { "was made by engine 'torch 9.9'", record => record with { Engine = "torch 9.9" } },
        { "wall time", record => record with { Seconds = double.NaN } },
        { "0 sweep points in place of 1", record => record with { Points = [] } },
        { "7 seeds in place of 8", record => record with { Points = [record.Points[0] with { Seeds = [.. record.Points[0].Seeds.Take(7)] }] } },
        { "seed 0 follows seed 0", record => record with { Points = [record.Points[0] with { Seeds = [.. Enumerable.Repeat(record.Points[0].Seeds[0], 8)] }] } },
        { "seed 8 stands where seed 0 belongs", record => record with { Points = [record.Points[0] with { Seeds = [.. record.Points[0].Seeds.Select(seed => seed with { Seed = seed.Seed + 8 })] }] } },
        { "run again here from its key", record => Altered(record, value => value * 1.0000001) },
        { "run again here from its key", record => Altered(record, _ => 2.25) },
        { "run again here from its key", record => Altered(record, _ => double.NaN) },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Complete_ForgedRecord_GoesToAnotherWorkerAndTheForgerIsSetAside(string why, Func<RunRecord, RunRecord> forge)
    {
        var forger = await site.WorkerAsync("forger");
        var id = await SubmitAsync("second-moment");
        var leased = await forger.LeaseAsync();

        using var response = await forger.CompleteAsync(leased, forge(WorkerConnection.Measure(leased)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var run = await ReadAsync(id);
        Assert.Equal("queued", run.GetProperty("state").GetString());
        Assert.Contains(why, run.GetProperty("log").GetString());
        using var refused = await forger.AskAsync();
        Assert.Equal(HttpStatusCode.Locked, refused.StatusCode);
        Assert.Contains(why, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());

        var honest = await site.WorkerAsync("honest");
        var again = await honest.LeaseAsync();
        Assert.Equal(id, again.Run.ToString());
        using var completed = await honest.CompleteAsync(again, WorkerConnection.Measure(again));
        Assert.Equal(3, (await ReadAsync(id)).GetProperty("checked").GetInt32());
    }

    [Fact]
    public async Task Complete_ForgedPredictions_AreNotRead()
    {
        var forger = await site.WorkerAsync("forger");
        var id = await SubmitAsync("decay");
        var leased = await forger.LeaseAsync();
        var honest = WorkerConnection.Measure(leased);
        var forged = Each(honest, seed => seed with { Predicted = [.. seed.Predicted.Select(p => p with { Values = [.. p.Values.Select(_ => new[] { 7.0 })] })] });

        using var response = await forger.CompleteAsync(leased, forged);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var check = (await ReadAsync(id)).GetProperty("report").GetProperty("checks")[0];
        Assert.Equal("holds", check.GetProperty("verdict").GetString());
        var record = await site.Reader().GetFromJsonAsync($"/api/runs/{id}/record", ProtocolJson.Default.RunRecord);
        Assert.Equal(honest.Points[0].Seeds[0].Predicted[0].Values.Select(v => v[0]), record?.Points[0].Seeds[0].Predicted[0].Values.Select(v => v[0]));
    }

    [Fact]
    public async Task Complete_AnotherEnginesRoundings_AreTakenUnchecked()
    {
        var worker = await site.WorkerAsync();
        var id = await SubmitAsync("second-moment");
        using var lease = await worker.AskAsync(machine: WorkerConnection.Machine with { Engine = "another 1.0" });
        var leased = await lease.Content.ReadFromJsonAsync(ProtocolJson.Default.LeasedRun) ?? throw new InvalidOperationException("No run.");
        var record = Altered(WorkerConnection.Measure(leased), value => value * 1.0001) with { Engine = "another 1.0" };

        using var completed = await worker.CompleteAsync(leased, record);

        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        var run = await ReadAsync(id);
        Assert.Equal(0, run.GetProperty("checked").GetInt32());
        Assert.Equal("another 1.0", run.GetProperty("engine").GetString());
    }

    [Fact]
    public async Task Complete_TwoForgers_SetTheRunAside()
    {
        var id = await SubmitAsync("second-moment");
        foreach (var name in new[] { "first", "second" })
        {
            var forger = await site.WorkerAsync(name);
            var leased = await forger.LeaseAsync();
            using var response = await forger.CompleteAsync(leased, Altered(WorkerConnection.Measure(leased), value => -value));
        }

        var run = await ReadAsync(id);
        Assert.Equal("parked", run.GetProperty("state").GetString());
        Assert.Contains("The records of 2 workers were refused", run.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Complete_BySomebodySetAsideMeanwhile_GivesTheRunBack()
    {
        var worker = await site.WorkerAsync();
        var first = await SubmitAsync("second-moment");
        var second = await SubmitAsync("decay");
        var (forged, honest) = (await worker.LeaseAsync(), await worker.LeaseAsync());
        using var refused = await worker.CompleteAsync(forged, Altered(WorkerConnection.Measure(forged), value => -value));

        using var late = await worker.CompleteAsync(honest, WorkerConnection.Measure(honest));

        Assert.Equal(HttpStatusCode.Locked, late.StatusCode);
        foreach (var id in new[] { first, second })
            Assert.Equal("queued", (await ReadAsync(id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Lease_ReinstatedWorker_GetsWorkAgain()
    {
        var worker = await site.WorkerAsync();
        await SubmitAsync("second-moment");
        var leased = await worker.LeaseAsync();
        using var refused = await worker.CompleteAsync(leased, Altered(WorkerConnection.Measure(leased), value => -value));

        await site.Services.GetRequiredService<WorkerRegister>().ReinstateAsync(worker.Worker.Id, default);

        var again = await worker.LeaseAsync();
        Assert.Equal(leased.Run, again.Run);
    }

    private static RunRecord Altered(RunRecord record, Func<double, double> change) => Each(
        record, seed => seed with { Measured = [.. seed.Measured.Select(m => m with { Values = [.. m.Values.Select(v => v.Select(change).ToArray())] })] });

    private static RunRecord Each(RunRecord record, Func<SeedRecord, SeedRecord> change) =>
        record with { Points = [.. record.Points.Select(point => point with { Seeds = [.. point.Seeds.Select(change)] })] };

    private async Task<string> SubmitAsync(string toy)
    {
        using var response = await site.Reader().PostAsJsonAsync("/api/runs", new { toy });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private Task<JsonElement> ReadAsync(string id) => site.Reader().GetFromJsonAsync<JsonElement>($"/api/runs/{id}");
}
