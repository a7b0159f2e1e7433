using System.Net;
using System.Text.Json.Nodes;
using LearningMechanics.Storage;
using LearningMechanics.Storage.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Api;

public sealed class IdempotencyTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Write_SentTwice_IsDoneOnceAndAnsweredWithTheSameBytes()
    {
        var caller = await ApiCaller.OfAsync(site);

        using var first = await caller.SendAsync("/results", ApiCaller.Complete, "a-key");
        using var second = await caller.SendAsync("/results", ApiCaller.Complete, "a-key");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal((first.Headers.Location, first.Content.Headers.ContentType), (second.Headers.Location, second.Content.Headers.ContentType));
        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal("true", second.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Single((await caller.ReadAsync($"/results?author={caller.Person.Handle}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Write_RefusedForItsMistakes_IsRefusedAgainWithTheSameWords()
    {
        var caller = await ApiCaller.OfAsync(site);

        using var first = await caller.SendAsync("/results", new JsonObject(), "a-key");
        using var second = await caller.SendAsync("/results", new JsonObject(), "a-key");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/results", "Another claim about the same thing.")]
    [InlineData("/drafts", null)]
    public async Task Key_UsedForSomethingElse_IsRefused(string path, string? claim)
    {
        var caller = await ApiCaller.OfAsync(site);
        using var first = await caller.SendAsync("/results", ApiCaller.Complete, "a-key");
        var other = ApiCaller.Complete;
        if (claim is not null)
            other["claim"] = claim;

        using var second = await caller.SendAsync(path, other, "a-key");

        var problem = await ApiCaller.ProblemAsync(second, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Idempotency-Key", problem["errors"]![0]!["path"]!.GetValue<string>());
    }

    [Fact]
    public async Task Key_OfAnotherPerson_IsAnotherKey()
    {
        using var first = await (await ApiCaller.OfAsync(site)).SendAsync("/results", ApiCaller.Complete, "a-key");
        using var second = await (await ApiCaller.OfAsync(site)).SendAsync("/results", ApiCaller.Complete, "a-key");

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a key with spaces")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task Write_WithoutAKey_SaysWhatToSend(string key)
    {
        var caller = await ApiCaller.OfAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/results");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);

        using var answer = await caller.Http.SendAsync(request);

        var problem = await ApiCaller.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Contains("UUID", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ManyTimesAtOnce_IsDoneOnceAndTheOthersWait()
    {
        var caller = await ApiCaller.OfAsync(site);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => caller.SendAsync("/results", ApiCaller.Complete, "a-key")));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Single(answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(answer => answer.Headers.Location).Distinct());
        Assert.Single((await caller.ReadAsync($"/results?author={caller.Person.Handle}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Key_StillUnderWay_IsAConflictThatSaysWhen()
    {
        var caller = await ApiCaller.OfAsync(site);
        var hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        await site.Services.GetRequiredService<WriteReceipts>().OpenAsync(new WriteWish(caller.Person.Id, "a-key", "POST /api/v1/results", hash), default);

        using var answer = await caller.SendAsync("/results", null, "a-key");

        await ApiCaller.ProblemAsync(answer, HttpStatusCode.Conflict);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Key_AfterADay_IsNewAgain()
    {
        var caller = await ApiCaller.OfAsync(site);
        using var first = await caller.SendAsync("/results", ApiCaller.Complete, "a-key");
        site.Clock.Advance(WriteReceipt.Lasts);

        using var second = await caller.SendAsync("/results", ApiCaller.Complete, "a-key");

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<LearningMechanicsDbContext>>().CreateDbContextAsync();
        Assert.DoesNotContain(await db.WriteReceipts.ToListAsync(), receipt => site.Clock.GetUtcNow() - receipt.CreatedAt >= WriteReceipt.Lasts);
    }

    [Fact]
    public async Task Write_ThatCouldNotBeRead_LeavesItsKeyFree()
    {
        var caller = await ApiCaller.OfAsync(site);
        using var broken = await caller.SendAsync("/results", new JsonArray(), "a-key");

        using var mended = await caller.SendAsync("/results", ApiCaller.Complete, "a-key");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created), (broken.StatusCode, mended.StatusCode));
    }
}
