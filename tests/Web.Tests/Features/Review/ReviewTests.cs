using System.Net;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Tests.Features.Submit;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Review;

public sealed class ReviewTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData(Standing.Newcomer)]
    [InlineData(Standing.Trusted)]
    public async Task Review_NoModerator_IsNotLetIn(Standing standing)
    {
        using var answer = await (await site.PersonAsync(standing)).OpenAsync("/review");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Account_OfAModerator_LeadsToReview()
    {
        Assert.Contains("href=\"/review\"", await (await site.PersonAsync(Standing.Moderator)).ReadAsync("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/review\"", await (await site.PersonAsync(Standing.Member)).ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_ANewcomersSubmission_LetsItRunAndTellsItsAuthor()
    {
        var (author, version) = await SubmitAsync();
        var moderator = await site.PersonAsync(Standing.Moderator);
        Assert.Contains(Address(version), await moderator.ReadAsync("/review"), StringComparison.Ordinal);
        var page = await moderator.ReadAsync(Address(version));
        Assert.Contains("What is predicted", page, StringComparison.Ordinal);
        Assert.Contains("This is the first.", page, StringComparison.Ordinal);

        using var answer = await moderator.FillInAsync(Address(version), Address(version), ("act", "approve"), ("reason", ""));

        Assert.Equal($"/review?done={version}", answer.Headers.Location?.OriginalString);
        Assert.Equal(VersionState.Running, await StateAsync(version));
        Assert.DoesNotContain($"href=\"{Address(version)}\">The", await moderator.ReadAsync("/review"), StringComparison.Ordinal);
        Assert.Contains("being run", await author.ReadAsync("/submit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decline_WithoutAReason_AsksForOneAndDecidesNothing()
    {
        var (_, version) = await SubmitAsync();
        var moderator = await site.PersonAsync(Standing.Moderator);

        using var answer = await moderator.FillInAsync(Address(version), Address(version), ("act", "decline"), ("reason", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Say why", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(VersionState.InReview, await StateAsync(version));
    }

    [Fact]
    public async Task Decline_WithMarkupInTheReason_IsShownAsText()
    {
        var (_, version) = await SubmitAsync();
        var moderator = await site.PersonAsync(Standing.Moderator);

        using var answer = await moderator.FillInAsync(Address(version), Address(version), ("act", "nonsense"), ("reason", "<img src=x onerror=alert(1)>"));

        var page = await OpenDraft.ReadAsync(answer);
        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Equal("<img src=x onerror=alert(1)>", OpenDraft.ValueOf(page, "reason"));
        using var declined = await moderator.FillInAsync(Address(version), Address(version), ("act", "decline"), ("reason", "<b>No</b> check of the claim."));
        Assert.Equal(VersionState.Declined, await StateAsync(version));
    }

    [Fact]
    public async Task Decide_AfterAnotherModerator_SaysThatItIsDecided()
    {
        var (_, version) = await SubmitAsync();
        var (slow, fast) = (await site.PersonAsync(Standing.Moderator), await site.PersonAsync(Standing.Moderator));
        var form = (await new HtmlParser().ParseDocumentAsync(await slow.ReadAsync(Address(version)))).QuerySelector(".review-decision")!;
        using var first = await fast.FillInAsync(Address(version), Address(version), ("act", "approve"));

        using var second = await slow.PostAsync(Address(version), [.. PersonBrowser.Carried(form), ("act", "decline"), ("reason", "Too late to say so.")]);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("decided already", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(VersionState.Running, await StateAsync(version));
    }

    [Fact]
    public async Task Decide_OwnOrCoAuthored_IsShownAsNotTheirsAndRefused()
    {
        var coAuthor = await site.PersonAsync(Standing.Moderator);
        var (_, version) = await SubmitAsync(("co_authors", coAuthor.Handle.Value));

        var page = await coAuthor.ReadAsync(Address(version));
        Assert.Contains("Nobody decides about their own or a co-author’s".Replace('’', '\''), WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("review-decision", page, StringComparison.Ordinal);
        var token = PersonBrowser.Carried(await (await OpenDraft.BeginAsync(coAuthor)).FormAsync()).First(field => field.Name == "__RequestVerificationToken");
        using var answer = await coAuthor.PostAsync(Address(version), token, ("act", "approve"), ("reason", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(VersionState.InReview, await StateAsync(version));
    }

    [Fact]
    public async Task Review_NoSuchSubmission_IsNotThere()
    {
        using var answer = await (await site.PersonAsync(Standing.Moderator)).OpenAsync("/review/9999v1");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<(PersonBrowser Author, VersionName Version)> SubmitAsync(params (string Name, string Value)[] typed)
    {
        var draft = await OpenDraft.BeginAsync(site);
        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, .. typed]);
        return (draft.Author, VersionName.Parse(answer.Headers.Location!.OriginalString["/results/".Length..]));
    }

    private async Task<VersionState?> StateAsync(VersionName version) =>
        (await site.Services.GetRequiredService<ResultReading>().FindAsync(version.Result, version.Version, default))?.Version.State;

    private static string Address(VersionName version) => $"/review/{version}";
}
