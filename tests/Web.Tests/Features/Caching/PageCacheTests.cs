using System.Net;
using System.Net.Http.Headers;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Features.Caching;
using LearningMechanics.Web.Tests.Features.Results;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Caching;

public sealed class PageCacheTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.Services.GetRequiredService<PageStore>().Opened;

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("/")]
    [InlineData("/problems")]
    [InlineData("/problems/moments")]
    [InlineData("/toys")]
    [InlineData("/toys/decay")]
    [InlineData("/results")]
    [InlineData("/results?verdict=holds&problem=moments")]
    [InlineData("result")]
    [InlineData("person")]
    public async Task Page_AskedAgain_AsksTheDatabaseNothingAndIsTheSame(string path)
    {
        var result = await LockedResult.PublishAsync(site);
        path = path switch { "result" => result.Address, "person" => $"/people/{result.Author.Handle}", _ => path };
        var first = await site.Visitor().ReadAsync(path);
        using var count = new StatementCount(site);

        var again = await site.Visitor().ReadAsync(path);

        Assert.Equal(0, count.Statements);
        Assert.Equal(first, again);
        Assert.Equal(first, await site.Visitor().ReadAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "anew=1"));
    }

    [Fact]
    public async Task ResultPage_MadeAnew_AsksTheDatabaseSevenTimesAtMost()
    {
        var result = await LockedResult.PublishAsync(site);
        using var count = new StatementCount(site);

        await site.Visitor().ReadAsync(result.Address + "?anew=1");

        count.AssertAtMost(7);
    }

    [Fact]
    public async Task Page_AHundredReadersAtOnce_IsMadeOnce()
    {
        await LockedResult.PublishAsync(site);
        var readers = Enumerable.Range(0, 100).Select(_ => site.Visitor()).ToList();
        // Connections stand before anybody asks.
        await Task.WhenAll(readers.Select(reader => reader.ReadAsync("/assets/none/site.css")));
        site.Services.GetRequiredService<PageStore>().Forget(["*"]);
        using var count = new StatementCount(site);

        var pages = await Task.WhenAll(readers.Select(reader => reader.ReadAsync("/problems/moments")));

        count.AssertAtMost(3);
        Assert.Single(pages.Distinct());
        Assert.Contains("Moments of what is drawn", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfSomebodySignedIn_IsNeitherTakenFromTheStoreNorPutThere()
    {
        await site.Visitor().ReadAsync("/problems/moments");
        var person = await site.PersonAsync();
        using var count = new StatementCount(site);

        using var answer = await person.OpenAsync("/problems/moments");

        Assert.True(count.Statements > 0);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task Page_KnownByItsTag_IsNotSentAgain()
    {
        using var first = await site.Visitor().OpenAsync("/problems");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/problems");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await site.Visitor().Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.NotEmpty(again.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task Page_ForAReaderOfBrotli_IsSentAsItIsKept()
    {
        var plain = await site.Visitor().ReadAsync("/problems");
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli }) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/problems");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var answer = await site.Visitor().Http.SendAsync(request);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.True(answer.Content.Headers.ContentLength < plain.Length / 2);
        Assert.Equal(plain, await http.GetStringAsync(new Uri("/problems", UriKind.Relative)));
    }

    [Theory]
    [InlineData("/problems/nothing")]
    [InlineData("/results/987654")]
    [InlineData("/results?verdict=maybe")]
    public async Task Page_OfNothing_IsNotKept(string path)
    {
        await site.Visitor().ReadAsync(path);

        using var again = await site.Visitor().OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Null(again.Headers.ETag);
    }

    [Fact]
    public async Task Download_BesideAPage_StaysADownload()
    {
        var result = await LockedResult.PublishAsync(site);
        await site.Visitor().ReadAsync(result.Address + ".toy");

        using var again = await site.Visitor().OpenAsync(result.Address + ".toy");

        Assert.Equal("attachment", again.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task Page_OfARunUnderWay_IsNotKept()
    {
        await site.ClearQueueAsync();
        var result = await LockedResult.SubmitAsync(site, Standing.Trusted);

        using var answer = await site.Visitor().OpenAsync(result.Address);

        Assert.Null(answer.Headers.ETag);
        Assert.Contains("no-cache", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }
}
