using System.Net;
using System.Net.Http.Json;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Features.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LearningMechanics.Web.Tests.Features.Workers;

public sealed class OutlierWatchTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>Its roundings are its own, so that it is not compared to the bit.</summary>
    private const string Engine = "another 1.0";

    [Fact]
    public async Task Watch_BiasedEngineThatCannotBeCheckedToTheBit_IsSetAside()
    {
        var fleet = new List<WorkerConnection>();
        for (var i = 0; i < 4; i++)
            fleet.Add(await site.WorkerAsync($"fleet {i}"));

        // Five settings of one toy, measured by all four; the first adds half of what it measures.
        foreach (var scale in new[] { 1.1, 1.2, 1.3, 1.4, 1.6 })
        {
            foreach (var worker in fleet)
                await RunAsync(worker, scale, factor: worker == fleet[0] ? 1.5 : 1);
        }

        var watch = site.Services.GetServices<IHostedService>().OfType<OutlierWatch>().Single();
        Assert.True(await watch.LookAsync(default));
        Assert.False(await watch.LookAsync(default));

        using var refused = await fleet[0].AskAsync();
        Assert.Equal(HttpStatusCode.Locked, refused.StatusCode);
        Assert.Contains("Compared with 3 others, it differs", await refused.Content.ReadAsStringAsync());

        // Somebody has looked: it begins anew.
        await site.Services.GetRequiredService<WorkerRegister>().ReinstateAsync(fleet[0].Worker.Id, default);
        Assert.False(await watch.LookAsync(default));
    }

    private async Task RunAsync(WorkerConnection worker, double scale, double factor)
    {
        using var submitted = await site.Reader().PostAsJsonAsync("/api/runs", new { toy = "second-moment", settings = new { scale } });
        submitted.EnsureSuccessStatusCode();
        using var lease = await worker.AskAsync(WorkerConnection.Machine with { Engine = Engine });
        var leased = await lease.Content.ReadFromJsonAsync(ProtocolJson.Default.LeasedRun) ?? throw new InvalidOperationException("No run.");
        using var completed = await worker.CompleteAsync(leased, Scaled(WorkerConnection.Measure(leased), factor) with { Engine = Engine });
        completed.EnsureSuccessStatusCode();
    }

    private static RunRecord Scaled(RunRecord record, double factor) => record with
    {
        Points = [.. record.Points.Select(point => point with
        {
            Seeds = [.. point.Seeds.Select(seed => seed with
            {
                Measured = [.. seed.Measured.Select(m => m with { Values = [.. m.Values.Select(v => v.Select(x => x * factor).ToArray())] })],
            })],
        })],
    };
}
