using System.Net;
using System.Net.Http.Json;

namespace LearningMechanics.Web.Tests.Features.Runs;

public sealed class SubmissionLimitTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Submit_FortyTimesInAMinute_IsSlowedDown()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var response = await site.Reader().PostAsJsonAsync("/api/runs", new { toy = "decay" });
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        Assert.All(statuses.Take(30), status => Assert.Equal(HttpStatusCode.Created, status));
        Assert.All(statuses.Skip(30), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        using var reading = await site.Reader().GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, reading.StatusCode);
    }
}
