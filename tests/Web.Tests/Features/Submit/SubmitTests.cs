using System.Net;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using Microsoft.Extensions.DependencyInjection;

namespace LearningMechanics.Web.Tests.Features.Submit;

public sealed class SubmitTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData(Standing.Newcomer, VersionState.InReview)]
    [InlineData(Standing.Trusted, VersionState.Running)]
    public async Task Submit_CompleteDraft_IsLockedUnderItsHashAndTheDraftIsGone(Standing standing, VersionState state)
    {
        var draft = await OpenDraft.BeginAsync(site, standing);

        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, ("discussion", "Since $\\mathbb{E}x^2 = \\sigma^2$.")]);

        var view = await LockedAsync(answer);
        var toy = Toys.Toy.Compile(TestSite.Toys["second-moment"]).Toy!;
        Assert.Equal(state, view.Version.State);
        Assert.Equal((toy.Sha256, toy.PredictionSha256), (view.Version.Sha256, view.Version.PredictionSha256));
        Assert.Contains("<math", view.Version.DiscussionHtml, StringComparison.Ordinal);
        using var page = await draft.Author.OpenAsync(draft.Address);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("The second moment is the square of the scale.", await draft.Author.ReadAsync("/submit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_DiscussionWithARedFormula_IsHeldBack()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, ("discussion", "A line.\n\nThen $\\frac{1$.")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Line 3:", (await OpenDraft.ReadAsync(answer)).QuerySelector("#discussion-mistake")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_UnknownCoAuthor_IsNamedAndEverythingKept()
    {
        var draft = await OpenDraft.BeginAsync(site);

        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, ("co_authors", "nobody-here")]);

        var page = await OpenDraft.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Nobody here is called nobody-here", page.QuerySelector("#co_authors-mistake")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("nobody-here", OpenDraft.ValueOf(page, "co_authors"));
    }

    [Fact]
    public async Task Submit_BeyondTheAllowance_SaysWhyAndKeepsTheDraft()
    {
        var draft = await OpenDraft.BeginAsync(site, Standing.Trusted);
        var toy = TestSite.Toys["monstrous"].Replace("x @ x @ x", "x @ x @ x @ x @ x @ x @ x @ x @ x", StringComparison.Ordinal);

        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, ("seeds", "5000"), ("toy", toy)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("of one core", (await OpenDraft.ReadAsync(answer)).QuerySelector("[role=alert]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(toy.ReplaceLineEndings("\n"), OpenDraft.ValueOf(await draft.FormAsync(), "toy"));
    }

    [Fact]
    public async Task Submit_ProofAlone_IsPublishedForATrustedAuthorWithoutARun()
    {
        var draft = await OpenDraft.BeginAsync(site, Standing.Trusted);

        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, ("evidence", "proof"), ("toy", ""), ("discussion", new string('p', 200))]);

        var view = await LockedAsync(answer);
        Assert.Equal((VersionState.Published, Badge.Linked), (view.Version.State, view.Version.Badge));
    }

    [Fact]
    public async Task Fork_OfAToy_BeginsWithItsTextAndSaysSoForGood()
    {
        var draft = await OpenDraft.BeginAsync(site, Standing.Trusted, "?fork=second-moment");
        var form = await draft.FormAsync();
        Assert.Equal(TestSite.Toys["second-moment"].ReplaceLineEndings("\n"), OpenDraft.ValueOf(form, "toy"));
        Assert.Equal("moments", form.QuerySelector("#problem option[selected]")?.GetAttribute("value"));

        using var answer = await draft.PressAsync("submit", [.. OpenDraft.Complete, ("fork_of", "somebody-else")]);

        Assert.Equal("second-moment", (await LockedAsync(answer)).Version.ForkOf);
    }

    [Fact]
    public async Task Fork_OfAResultNobodyMaySeeYet_IsRefused()
    {
        var draft = await OpenDraft.BeginAsync(site);
        using var answer = await draft.PressAsync("submit", OpenDraft.Complete);
        var version = (await LockedAsync(answer)).Version.Name;

        var page = await (await site.PersonAsync()).ReadAsync($"/submit?fork={version}");

        Assert.Contains("There is no toy and no result", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revise_OwnResult_IsItsNextVersionAndStaysWithItsProblem()
    {
        var draft = await OpenDraft.BeginAsync(site, Standing.Trusted);
        using var answer = await draft.PressAsync("submit", OpenDraft.Complete);
        var first = await LockedAsync(answer);

        var next = await OpenDraft.BeginAsync(draft.Author, $"?revise={first.Result.Number}");
        Assert.Equal(first.Version.Claim, OpenDraft.ValueOf(await next.FormAsync(), "claim"));
        using var revised = await next.PressAsync("submit", ("problem", "another"), ("claim", "The second moment is the scale, squared."));

        var second = await LockedAsync(revised);
        Assert.Equal((first.Result.Number, 2, "moments"), (second.Result.Number, second.Version.Version, second.Result.Problem.Value));
        Assert.Equal("The second moment is the square of the scale.", second.Versions[1].Claim);
    }

    [Fact]
    public async Task Revise_AnothersResult_IsRefused()
    {
        var draft = await OpenDraft.BeginAsync(site, Standing.Trusted);
        using var answer = await draft.PressAsync("submit", OpenDraft.Complete);
        var number = (await LockedAsync(answer)).Result.Number;
        var other = await site.PersonAsync(Standing.Admin);

        Assert.Contains("only by its author", await other.ReadAsync($"/submit?revise={number}"), StringComparison.Ordinal);
        using var begun = await other.FillInAsync("/submit", "/submit", ("revise", $"{number}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, begun.StatusCode);
    }

    private async Task<ResultView> LockedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var name = VersionName.Parse(answer.Headers.Location!.OriginalString["/results/".Length..]);
        return await site.Services.GetRequiredService<ResultReading>().FindAsync(name.Result, name.Version, default)
            ?? throw new InvalidOperationException($"There is no {name}.");
    }
}
