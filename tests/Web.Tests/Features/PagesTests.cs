using System.Net;
using System.Net.Http.Headers;

namespace LearningMechanics.Web.Tests.Features;

public sealed class PagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Toy_Page_CarriesAFormForItsParametersAndNoToken()
    {
        var html = await ReadAsync("/toys/decay");

        Assert.Contains("<form class=\"run-form\" method=\"post\" action=\"/toys/decay/runs\">", html, StringComparison.Ordinal);
        Assert.Contains("name=\"eta\" type=\"number\"", html, StringComparison.Ordinal);
        Assert.Contains("min=\"0.01\" max=\"0.5\" step=\"any\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/toys/decai", "No toy is called “decai”")]
    [InlineData("/problems/nothing", "No problem is called “nothing”")]
    [InlineData("/runs/123", "No run is called “123”")]
    [InlineData("/nowhere", "No page is called “nowhere”")]
    [InlineData("/no/where", "There is nothing at this address")]
    public async Task Missing_Page_SaysWhatIsMissing(string path, string heading)
    {
        using var answer = await AskAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<h1>{heading}</h1>", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_Toy_SuggestsTheNearest() =>
        Assert.Contains("Did you mean <a href=\"/toys/decay\">decay</a>?", await ReadAsync("/toys/decai"), StringComparison.Ordinal);

    [Fact]
    public async Task Form_OutOfRange_IsAnsweredByAPageWithTheSentence()
    {
        using var answer = await AskAsync(HttpMethod.Post, "/toys/decay/runs", ("eta", "9"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("eta = 9: must be in 0.01…0.5.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FromQueueToVerdict_HasAPageAtEveryMoment()
    {
        using var accepted = await AskAsync(HttpMethod.Post, "/toys/decay/runs", ("eta", "0.2"));
        var address = accepted.Headers.Location!.OriginalString;

        var waiting = await ReadAsync(address);
        using var page = await AskAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("<noscript><meta http-equiv=\"refresh\" content=\"4\"></noscript>", waiting, StringComparison.Ordinal);
        Assert.Contains("Waiting for a worker: next in the queue.", waiting, StringComparison.Ordinal);
        Assert.Contains("with eta = 0.2", waiting, StringComparison.Ordinal);

        var worker = await site.WorkerAsync();
        var run = await worker.LeaseAsync();
        using var completed = await worker.CompleteAsync(run, WorkerConnection.Measure(run));

        var ended = await ReadAsync(address);
        Assert.DoesNotContain("http-equiv=\"refresh\"", ended, StringComparison.Ordinal);
        Assert.Contains("<strong>holds</strong>", ended, StringComparison.Ordinal);
        Assert.Contains("class=\"theory theory-0\"", ended, StringComparison.Ordinal);
        Assert.Contains(run.Key.ToString(), ended, StringComparison.Ordinal);

        var fragment = await ReadAsync(address + "/result");
        Assert.DoesNotContain("<html", fragment, StringComparison.Ordinal);
        Assert.Contains("<strong>holds</strong>", fragment, StringComparison.Ordinal);
        Assert.StartsWith("series,\"step\",\"height\",sd,\"theory\"\n\"\",0,1,", await ReadAsync(address + "/figures/height.csv"), StringComparison.Ordinal);
        Assert.Contains("\"role\":\"theory\"", await ReadAsync(address + "/figures/height.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assets_UnderTheirHash_AreKeptForEverAndCompressed()
    {
        var page = await ReadAsync("/");
        var sheet = System.Text.RegularExpressions.Regex.Match(page, "/assets/[0-9a-f]{16}/site.css").Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, sheet);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var answer = await site.Reader().SendAsync(request);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync(string path)
    {
        using var answer = await AskAsync(HttpMethod.Get, path);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await site.Reader().SendAsync(request);
    }
}
