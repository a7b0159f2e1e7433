using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LearningMechanics.Web.Tests.Features.Health;

public sealed class HealthTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Health_WorkerAsksAndRunWaits_CountsBoth()
    {
        var before = await HealthAsync();
        Assert.Equal("ok", before.GetProperty("status").GetString());
        Assert.Equal("0.2.1", before.GetProperty("version").GetString());
        Assert.Equal(0, before.GetProperty("workers").GetInt32());

        var worker = await site.WorkerAsync();
        using var first = await site.Reader().PostAsJsonAsync("/api/runs", new { toy = "decay" });
        using var second = await site.Reader().PostAsJsonAsync("/api/runs", new { toy = "decay" });
        await worker.LeaseAsync();

        var after = await HealthAsync();
        Assert.Equal(1, after.GetProperty("workers").GetInt32());
        Assert.Equal(1, after.GetProperty("queue").GetInt32());
    }

    private async Task<JsonElement> HealthAsync()
    {
        using var response = await site.Reader().GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
