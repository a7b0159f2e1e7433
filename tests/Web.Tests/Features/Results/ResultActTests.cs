using System.Net;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Web.Tests.Features.Results;

public sealed class ResultActTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Replicate_OneButton_IsRunAgainAndTheBadgeSaysSo()
    {
        // Nothing in it is drawn, so that chance has no say in whether the runs agree.
        var result = await LockedResult.PublishAsync(site, ("toy", TestSite.Toys["decay"]));
        var other = await site.PersonAsync();

        using var answer = await other.FillInAsync($"{result.Address}/replicate", $"{result.Address}/replicate");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await result.RunAsync(await site.WorkerAsync("another worker"));
        var page = await site.Visitor().ReadAsync(result.Address);
        Assert.Contains("<strong>replicated</strong>", page, StringComparison.Ordinal);
        Assert.Contains("agrees: of ", page, StringComparison.Ordinal);
        Assert.Contains("Replication</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicate_NotSignedIn_IsSentToSignInAndBack()
    {
        var result = await LockedResult.PublishAsync(site);

        using var answer = await site.Visitor().OpenAsync($"{result.Address}/replicate");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains(Uri.EscapeDataString($"{result.Address}/replicate"), answer.Headers.Location!.OriginalString, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Replicate_WhatHasNotEnded_SaysWhyNot()
    {
        await site.ClearQueueAsync();
        var result = await LockedResult.SubmitAsync(site);
        var other = await site.PersonAsync();

        using var answer = await other.FillInAsync($"{result.Address}/replicate", $"{result.Address}/replicate");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Only a published result that ran here can be replicated.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erratum_OfItsAuthor_StandsBesideTheVersionWhichStaysAsItWas()
    {
        var result = await LockedResult.PublishAsync(site);

        using var answer = await result.Author.FillInAsync(
            $"{result.Address}/erratum", $"{result.Address}/erratum", ("text", "The scale is a *standard deviation*, $\\sigma$. <script>alert(1)</script>"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await site.Visitor().ReadAsync(result.Address);
        Assert.Contains("It has an erratum", page, StringComparison.Ordinal);
        Assert.Contains("<em>standard deviation</em>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("The second moment is the square of the scale.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erratum_OfAStranger_IsRefusedAndWhatTheyWroteIsKept()
    {
        var result = await LockedResult.PublishAsync(site);
        var stranger = await site.PersonAsync();

        using var answer = await stranger.FillInAsync($"{result.Address}/erratum", $"{result.Address}/erratum", ("text", "I would have said it otherwise."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Only its authors correct a result.", page, StringComparison.Ordinal);
        Assert.Contains("I would have said it otherwise.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_ByItsAuthor_LeavesATombstoneAndNothingElse()
    {
        var result = await LockedResult.PublishAsync(site);
        var hash = (await result.ViewAsync()).Version.PredictionSha256!;
        var address = $"/results/{result.Name.Result}";

        using var answer = await result.Author.FillInAsync($"{address}/withdraw", $"{address}/withdraw", ("reason", "The toy measures <b>something else</b>."));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var tombstone = await site.Visitor().OpenAsync(address);
        var page = await tombstone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, tombstone.StatusCode);
        Assert.Contains("The toy measures &lt;b&gt;something else&lt;/b&gt;.", page, StringComparison.Ordinal);
        Assert.Contains(hash, page, StringComparison.Ordinal);
        Assert.Contains(result.Author.Handle.Value, page, StringComparison.Ordinal);
        Assert.DoesNotContain("The second moment is the square", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_EveryOtherAddress_IsGoneToo()
    {
        var result = await LockedResult.PublishAsync(site);
        var run = Assert.Single((await result.ViewAsync()).Runs).Run.Id;
        var number = result.Name.Result;
        using var withdrawn = await result.Author.FillInAsync($"/results/{number}/withdraw", $"/results/{number}/withdraw", ("reason", "It was a mistake from the start."));

        foreach (var path in (string[])
            [
                .. new[] { "", ".toy", ".csv", ".json", ".record.json", ".bib", ".csl.json", ".crate.zip", "/files/data.csv" }.Select(ending => result.Address + ending),
                $"/runs/{run}", $"/runs/{run}/result", $"/runs/{run}/figures/moment.csv", $"/runs/{run}/figures/moment.json", $"/api/runs/{run}", $"/api/runs/{run}/record",
            ])
        {
            using var gone = await site.Visitor().OpenAsync(path);
            Assert.True(gone.StatusCode == HttpStatusCode.Gone, $"{path}: {gone.StatusCode}");
        }

        Assert.DoesNotContain(result.Address, await site.Visitor().ReadAsync("/results"), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Address, await site.Visitor().ReadAsync("/problems/moments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_WithoutAReason_ChangesNothing()
    {
        var result = await LockedResult.PublishAsync(site);
        var address = $"/results/{result.Name.Result}";

        using var answer = await result.Author.FillInAsync($"{address}/withdraw", $"{address}/withdraw", ("reason", "no"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False((await result.ViewAsync()).Result.IsWithdrawn);
    }

    [Fact]
    public async Task Status_ByAModerator_CitesAResultAndCanBeTurnedBack()
    {
        var result = await LockedResult.PublishAsync(site);
        var moderator = await site.PersonAsync(Standing.Moderator);

        using var changed = await moderator.FillInAsync(
            "/problems/moments/status", "/problems/moments/status", ("to", "partly-settled"), ("cited", result.Name.ToString()), ("reason", "It holds at every scale that was tried."));

        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        var page = await site.Visitor().ReadAsync("/problems/moments");
        Assert.Contains("<span class=\"status\">partly settled</span>", page, StringComparison.Ordinal);
        Assert.Contains("It holds at every scale that was tried.", page, StringComparison.Ordinal);
        Assert.Contains("partly settled", await site.Visitor().ReadAsync("/problems"), StringComparison.Ordinal);

        using var back = await moderator.FillInAsync(
            "/problems/moments/status", "/problems/moments/status", ("to", "open"), ("cited", result.Name.ToString()), ("reason", "It was tried at one scale only."));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Contains("<span class=\"status\">open</span>", await site.Visitor().ReadAsync("/problems/moments"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "Name the result with its version, such as 17v2.")]
    [InlineData("999999v1", "is not a published result about this problem")]
    public async Task Status_WithoutAResultThatStands_IsRefused(string cited, string sentence)
    {
        var moderator = await site.PersonAsync(Standing.Moderator);

        using var answer = await moderator.FillInAsync(
            "/problems/moments/status", "/problems/moments/status", ("to", "settled"), ("cited", cited), ("reason", "Because I say so, and loudly."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("Because I say so, and loudly.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_ByAnybodyElse_IsForbidden()
    {
        using var answer = await (await site.PersonAsync(Standing.Trusted)).OpenAsync("/problems/moments/status");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
