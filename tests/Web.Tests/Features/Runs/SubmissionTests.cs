using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LearningMechanics.Web.Tests.Features.Runs;

public sealed class SubmissionTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Form_FromOurOwnPage_RedirectsToTheRun()
    {
        using var response = await SendFormAsync(new() { ["scale"] = "2", ["n"] = "" }, origin: Own);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var page = response.Headers.Location?.OriginalString ?? "";
        Assert.Matches("^/runs/[0-9a-f]{32}$", page);
        var run = await site.Reader().GetFromJsonAsync<JsonElement>("/api" + page);
        Assert.Equal("queued", run.GetProperty("state").GetString());
        Assert.Equal(2, run.GetProperty("settings").GetProperty("scale").GetDouble());
        Assert.Single(run.GetProperty("settings").EnumerateObject());
    }

    [Theory]
    [InlineData("http://evil.example", null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    [InlineData(null, null)]
    [InlineData("null", null)]
    public async Task Form_FromElsewhere_IsRefusedAndQueuesNothing(string? origin, string? fetchSite)
    {
        var before = await QueueLengthAsync();

        using var response = await SendFormAsync(new() { ["scale"] = "2" }, origin, fetchSite);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(before, await QueueLengthAsync());
    }

    [Theory]
    [InlineData("scale", "1e309", "must be a finite number")]
    [InlineData("scale", "NaN", "must be a finite number")]
    [InlineData("scale", "11", "scale = 11: must be in 0.1…10.")]
    [InlineData("n", "20.5", "n = 20.5: must be a whole number.")]
    [InlineData("n", "many", "'n' = 'many': write a number")]
    [InlineData("width", "3", "There is no parameter 'width': this toy has n, scale.")]
    [InlineData("seeds", "0", "seeds = 0: must be in 1…1000.")]
    [InlineData("seeds", "1.5", "write a whole number")]
    public async Task Form_SettingThatDoesNotFit_SaysWhichAndWhatFits(string field, string value, string sentence)
    {
        using var response = await SendFormAsync(new() { [field] = value }, Own);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(sentence, await DetailAsync(response));
    }

    [Fact]
    public async Task Form_RefusedBrowser_ReadsTheSentenceOnAPage()
    {
        using var response = await SendFormAsync(new() { ["scale"] = "<b>11</b>" }, Own, accept: "text/html");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("write a number, such as 0.1", page);
        Assert.DoesNotContain("<b>11</b>", page);
    }

    [Fact]
    public async Task Json_Wish_IsCreatedWithItsAddress()
    {
        using var response = await site.Reader().PostAsJsonAsync("/api/runs", new { toy = "decay", settings = new { eta = 0.2 }, seeds = 1 });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var accepted = await response.Content.ReadFromJsonAsync<JsonElement>();
        var id = accepted.GetProperty("id").GetString();
        Assert.Equal($"/runs/{id}", accepted.GetProperty("url").GetString());
        Assert.Equal($"/api/runs/{id}", response.Headers.Location?.OriginalString);
        var run = await site.Reader().GetFromJsonAsync<JsonElement>($"/api/runs/{id}");
        Assert.Equal(32, run.GetProperty("key").GetString()?.Length);
        Assert.Equal(64, run.GetProperty("prediction_sha256").GetString()?.Length);
        Assert.Equal("Gradient descent on a parabola", run.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("""{"toy": "monstrous"}""", 422, "a run may")]
    [InlineData("""{"toy": "nowhere"}""", 404, "There is no toy 'nowhere'.")]
    [InlineData("""{"toy": "../../etc/passwd"}""", 404, "There is no toy")]
    [InlineData("""{"settings": {}}""", 400, "The body lacks 'toy'")]
    [InlineData("""{"toy": "decay", "settings": {"eta": "fast"}}""", 400, "$.settings")]
    [InlineData("""{"toy": "decay", "price": 0}""", 400, "$")]
    [InlineData("""{"toy": """, 400, "not what is expected")]
    [InlineData("null", 400, "send an object")]
    public async Task Json_WishThatCannotBe_SaysWhy(string body, int status, string sentence)
    {
        using var content = new StringContent(body, null, "application/json");
        using var response = await site.Reader().PostAsync("/api/runs", content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(sentence, await DetailAsync(response));
    }

    [Fact]
    public async Task Json_BodyOfTwoMegabytes_IsTooLarge()
    {
        using var content = new StringContent($$"""{"toy": "{{new string('x', 2 << 20)}}"}""", null, "application/json");
        using var response = await site.Reader().PostAsync("/api/runs", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Read_RunThatIsNot_IsNotFound()
    {
        foreach (var path in new[] { "/api/runs/0123", $"/api/runs/{Guid.NewGuid():N}", $"/api/runs/{Guid.NewGuid():N}/record", $"/runs/{Guid.NewGuid():N}/events" })
        {
            using var response = await site.Reader().GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains("There is no run", await DetailAsync(response));
        }
    }

    private string Own => site.Reader().BaseAddress!.GetLeftPart(UriPartial.Authority);

    private async Task<HttpResponseMessage> SendFormAsync(
        Dictionary<string, string> fields, string? origin, string? fetchSite = null, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/toys/second-moment/runs") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        if (fetchSite is not null)
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", fetchSite);
        return await site.Reader().SendAsync(request);
    }

    private async Task<int> QueueLengthAsync() =>
        (await site.Reader().GetFromJsonAsync<JsonElement>("/healthz")).GetProperty("queue").GetInt32();

    private static async Task<string> DetailAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString() ?? "";
}
