using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Tests.Results;

public sealed class ResultLifeTests : IAsyncLifetime
{
    private ResultHouse house = null!;
    private Actor author = null!;
    private Actor moderator = null!;

    public async Task InitializeAsync()
    {
        house = await ResultHouse.OpenAsync();
        author = await house.PersonAsync("tess", Standing.Trusted);
        moderator = await house.PersonAsync("mod-one", Standing.Moderator);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Submit_ByTrustedAuthor_IsLockedAndThenGivenAKey()
    {
        var name = await house.LockAsync(author);
        var view = await house.ViewAsync(name);

        var run = Assert.Single(view.Runs).Run;
        Assert.Equal(VersionState.Running, view.Version.State);
        Assert.True(run.QueuedAt >= view.Version.LockedAt);
        Assert.NotEqual(RunKey.Zero, run.Key);
        Assert.Equal((view.Version.Sha256, view.Version.PredictionSha256, RunPurpose.Result, true), (run.Sha256, run.PredictionSha256, run.Purpose, run.Looks));
    }

    [Theory]
    [InlineData(0.9, Verdict.Holds)]
    [InlineData(0.7, Verdict.Fails)]
    public async Task RunEnds_IsPublishedWithItsVerdictWhateverItIs(double rate, Verdict verdict)
    {
        var name = await house.LockAsync(author, rate);
        await house.RunNextAsync();

        var version = (await house.ViewAsync(name)).Version;
        Assert.Equal((VersionState.Published, verdict, Badge.RanHere), (version.State, version.Verdict, version.Badge));
        Assert.Contains("w_now", version.Headline, StringComparison.Ordinal);
        Assert.Contains(await house.NoticesOfAsync(author), notice => notice.Contains(version.Headline, StringComparison.Ordinal));
        await using var db = house.Database.CreateDbContext();
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal("tess@example.org", mail.Address);
        Assert.Contains("https://learning-mechanics.example/results/", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunFails_IsStoppedWithTheReasonAndStaysPublic()
    {
        var name = await house.LockAsync(author);
        await house.FailNextAsync("The loss is NaN at step 3.");

        var version = (await house.ViewAsync(name)).Version;
        Assert.Equal((VersionState.Stopped, "The loss is NaN at step 3."), (version.State, version.Headline));
        Assert.True(version.State.IsPublic);
    }

    [Fact]
    public async Task Submit_ByNewcomer_HasNoRunUntilAModeratorLetsIt()
    {
        var newcomer = await house.PersonAsync("newt", Standing.Newcomer);
        var name = await house.LockAsync(newcomer);
        Assert.Empty((await house.ViewAsync(name)).Runs);
        Assert.Equal(name, Assert.Single(await house.Reading.InReviewAsync(default)).Name);

        Assert.IsType<ReviewOutcome.Decided>(await house.Reviews.ApproveAsync(name, moderator, "", default));

        Assert.Equal(VersionState.Running, (await house.ViewAsync(name)).Version.State);
        Assert.IsType<ReviewOutcome.AlreadyDecided>(await house.Reviews.DeclineAsync(name, moderator, "Too late to say no.", default));
        Assert.Contains(await house.NoticesOfAsync(newcomer), notice => notice.Contains("accepted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approve_ByAuthorOrCoAuthor_IsNotAllowed()
    {
        var second = await house.PersonAsync("mod-two", Standing.Moderator);
        var newcomer = await house.PersonAsync("newt", Standing.Newcomer);
        var name = await house.LockAsync(newcomer, coAuthors: "mod-two");

        Assert.IsType<ReviewOutcome.NotAllowed>(await house.Reviews.ApproveAsync(name, second, "", default));
        Assert.IsType<ReviewOutcome.NotAllowed>(await house.Reviews.ApproveAsync(name, newcomer with { Standing = Standing.Moderator }, "", default));
        Assert.IsType<ReviewOutcome.NotAllowed>(await house.Reviews.ApproveAsync(name, author, "", default));
        Assert.Equal(VersionState.InReview, (await house.ViewAsync(name)).Version.State);
    }

    [Fact]
    public async Task Decline_TellsTheReasonAndShowsTheVersionToItsAuthorsAlone()
    {
        var newcomer = await house.PersonAsync("newt", Standing.Newcomer);
        var name = await house.LockAsync(newcomer);
        await house.Reviews.DeclineAsync(name, moderator, "It measures nothing that bears on the problem.", default);

        var view = await house.ViewAsync(name);
        Assert.Contains(await house.NoticesOfAsync(newcomer), notice => notice.Contains("bears on the problem", StringComparison.Ordinal));
        Assert.True(view.MayBeReadBy(newcomer));
        Assert.True(view.MayBeReadBy(moderator));
        Assert.False(view.MayBeReadBy(author));
        Assert.False(view.MayBeReadBy(null));
    }

    [Fact]
    public async Task Submit_UnknownCoAuthor_IsNamedAndNothingIsLocked()
    {
        var outcome = Assert.IsType<SubmissionOutcome.Mistaken>(await house.SubmitAsync(author, coAuthors: "nobody-known mod-one"));

        Assert.Contains("nobody-known", Assert.Single(outcome.Mistakes).Message, StringComparison.Ordinal);
        Assert.Empty(await house.Reading.OwnAsync(author.Id, default));
    }

    [Fact]
    public async Task Submit_NewVersion_LeavesTheOldOneAsItWas()
    {
        var first = await house.LockAsync(author, 0.7);
        await house.RunNextAsync();
        var second = Assert.IsType<SubmissionOutcome.Locked>(await house.SubmitAsync(author, 0.9, revises: first.Result)).Version;
        await house.RunNextAsync();

        var (before, after) = ((await house.ViewAsync(first)).Version, (await house.ViewAsync(second)).Version);
        Assert.Equal((first.Result, 2), (second.Result, second.Version));
        Assert.Equal((Verdict.Fails, Verdict.Holds), (before.Verdict, after.Verdict));
        Assert.NotEqual(before.PredictionSha256, after.PredictionSha256);
        Assert.IsType<SubmissionOutcome.NotRevisable>(await house.SubmitAsync(moderator, 0.9, revises: first.Result));
    }

    [Theory]
    [InlineData(0, AgreementOutcome.Agrees, Badge.Replicated)]
    [InlineData(0.04, AgreementOutcome.Disagrees, Badge.RanHere)]
    public async Task Replicate_EndsWithAnAgreementThatTheBadgeFollows(double bias, AgreementOutcome agreement, Badge badge)
    {
        var name = await house.LockAsync(author);
        await house.RunNextAsync();
        Assert.IsType<ReplicationOutcome.Started>(await house.Replications.StartAsync(name, moderator, default));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.RunNextAsync(bias);

        var view = await house.ViewAsync(name);
        var replication = Assert.Single(view.Runs, run => run.IsReplication);
        Assert.Equal((agreement, badge), (replication.Agreement, view.Version.Badge));
        Assert.NotEqual(view.Runs[0].Run.Key, replication.Run.Key);
        Assert.Equal(view.Runs[0].Run.Worker, replication.Run.NotWorker);
    }

    [Fact]
    public async Task Replicate_Unpublished_IsRefused()
    {
        var name = await house.LockAsync(author);

        Assert.IsType<ReplicationOutcome.Refused>(await house.Replications.StartAsync(name, moderator, default));
    }

    [Fact]
    public async Task Withdraw_ByAuthorOrModerator_LeavesATombstone()
    {
        var (one, two) = (await house.LockAsync(author), await house.LockAsync(author));
        var stranger = await house.PersonAsync("newt", Standing.Member);

        Assert.NotNull(await house.Corrections.WithdrawAsync(one.Result, stranger, "I do not like this one at all.", default));
        Assert.Null(await house.Corrections.WithdrawAsync(one.Result, author, "The toy measures the wrong thing.", default));
        Assert.Null(await house.Corrections.WithdrawAsync(two.Result, moderator, "Submitted twice by mistake.", default));
        Assert.NotNull(await house.Corrections.WithdrawAsync(one.Result, author, "The toy measures the wrong thing.", default));

        Assert.Equal("The toy measures the wrong thing.", (await house.ViewAsync(one)).Result.WithdrawnBecause);
        Assert.Empty(await house.Reading.ListAsync(new ResultFilter(), default));
        Assert.Equal(2, (await house.Reading.ListAsync(new ResultFilter { Withdrawn = true }, default)).Count);
    }

    [Fact]
    public async Task Erratum_ByAnAuthor_StandsBesideTheVersion()
    {
        var name = await house.LockAsync(author);

        Assert.NotNull(await house.Corrections.AddErratumAsync(name, moderator, "The rate is a tenth, not a ninth.", "<p></p>", default));
        Assert.Null(await house.Corrections.AddErratumAsync(name, author, "The rate is a tenth, not a ninth.", "<p>The rate…</p>", default));

        Assert.Equal("The rate is a tenth, not a ninth.", Assert.Single((await house.ViewAsync(name)).Errata).Text);
    }

    [Fact]
    public async Task List_ManyResults_PagesThemNewestFirst()
    {
        var names = new List<VersionName>();
        for (var i = 0; i < 5; i++)
            names.Add(await house.LockAsync(author));

        var page = await house.Reading.ListAsync(new ResultFilter { Skip = 1, Take = 2 }, default);
        Assert.Equal([names[3], names[2]], page.Select(result => result.Name));
        Assert.Equal(5, await house.Reading.CountAsync(new ResultFilter { Problem = ResultHouse.Texts.Problem }, default));
    }
}
