using System.Net;
using System.Text.Json.Nodes;
using LearningMechanics.Compute.Submissions;

namespace LearningMechanics.Compute.Tests.Submissions;

public sealed class SiteApiTests
{
    [Fact]
    public async Task Write_NotHeard_IsSaidAgainUnderTheSameKey()
    {
        using var far = new AnsweringSite(
            () => throw new HttpRequestException("The line broke."),
            () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            () => Busy(),
            () => new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"id": "17v1"}""") });
        using var site = far.Connect();

        var reply = await site.WriteAsync("results", new JsonObject { ["claim"] = "x" }, default);

        Assert.Equal("17v1", Assert.IsType<SiteReply.Told>(reply).Body["id"]!.GetValue<string>());
        Assert.Equal(4, far.Heard.Count);
        Assert.Single(far.Heard.Distinct());
    }

    [Fact]
    public async Task Writes_OfDifferentThings_HaveDifferentKeys()
    {
        using var far = new AnsweringSite(() => Told(), () => Told());
        using var site = far.Connect();

        await site.WriteAsync("results", [], default);
        await site.WriteAsync("results", [], default);

        Assert.Equal(2, far.Heard.Distinct().Count());
    }

    [Fact]
    public async Task Refusal_WithItsMistakes_IsNotRepeated()
    {
        using var far = new AnsweringSite(() => new HttpResponseMessage(HttpStatusCode.UnprocessableEntity)
        {
            Content = new StringContent("""{"detail": "No.", "errors": [{"path": "toy", "message": "Unknown name.", "line": 2, "column": 13}]}"""),
        });
        using var site = far.Connect();

        var refused = Assert.IsType<SiteReply.Refused>(await site.WriteAsync("results", [], default));

        Assert.Equal([new SiteMistake("toy", "Unknown name.", 2, 13)], refused.Mistakes);
        Assert.Single(far.Heard);
    }

    [Fact]
    public async Task Site_ThatNeverAnswers_IsGivenUp()
    {
        using var far = new AnsweringSite();
        using var site = far.Connect();

        Assert.Equal("The line broke.", Assert.IsType<SiteReply.Away>(await site.ReadAsync("results/1", default)).Why);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("17")]
    public async Task Answer_OfAnotherKindOfSite_SaysToLookAtTheAddress(string body)
    {
        using var far = new AnsweringSite(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
        using var site = far.Connect();

        Assert.Contains("--server", Assert.IsType<SiteReply.Refused>(await site.ReadAsync("results/1", default)).Why, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Told() => new(HttpStatusCode.Created) { Content = new StringContent("""{"id": "17v1"}""") };

    private static HttpResponseMessage Busy()
    {
        var busy = new HttpResponseMessage(HttpStatusCode.Conflict) { Content = new StringContent("""{"detail": "Still being answered."}""") };
        busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(2));
        return busy;
    }

    /// <summary>The far end: keeps the keys it hears, and answers in turn; after that the line is broken.</summary>
    private sealed class AnsweringSite(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
    {
        public List<string> Heard { get; } = [];

        public SiteApi Connect() => new(new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://site/") }, null, new ImpatientClock());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Heard.Add(request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : "");
            return Heard.Count <= answers.Length
                ? Task.FromResult(answers[Heard.Count - 1]())
                : throw new HttpRequestException("The line broke.");
        }
    }

    /// <summary>No wait takes any time.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
