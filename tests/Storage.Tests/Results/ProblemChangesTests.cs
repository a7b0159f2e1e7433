using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;

namespace LearningMechanics.Storage.Tests.Results;

public sealed class ProblemChangesTests : IAsyncLifetime
{
    private const string How = "The measured rate is the predicted one at every setting.";

    private ResultHouse house = null!;
    private Actor author = null!;
    private Actor moderator = null!;
    private VersionName cited;

    public async Task InitializeAsync()
    {
        house = await ResultHouse.OpenAsync();
        author = await house.PersonAsync("tess", Standing.Trusted);
        moderator = await house.PersonAsync("mod-one", Standing.Moderator);
        cited = await house.LockAsync(author);
        await house.RunNextAsync();
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Change_WithAPublishedResult_IsDatedAndReversible()
    {
        Assert.Null(await ChangeAsync(ProblemStatus.Open, ProblemStatus.Settled));
        Assert.Null(await ChangeAsync(ProblemStatus.Settled, ProblemStatus.Open));

        var changes = await house.ProblemChanges.OfAsync(ResultHouse.Texts.Problem, default);
        Assert.Equal([(ProblemStatus.Settled, ProblemStatus.Open), (ProblemStatus.Open, ProblemStatus.Settled)], changes.Select(change => (change.From, change.To)));
        Assert.Equal(ProblemStatus.Open, (await house.ProblemChanges.PresentAsync(default))[ResultHouse.Texts.Problem]);
    }

    [Fact]
    public async Task Change_WithoutAResultThatStands_IsRefused()
    {
        var running = await house.LockAsync(author);
        Assert.NotNull(await ChangeAsync(ProblemStatus.Open, ProblemStatus.Settled, running));
        Assert.NotNull(await ChangeAsync(ProblemStatus.Open, ProblemStatus.Settled, new VersionName(new ResultNumber(9_999), 1)));
        await house.Corrections.WithdrawAsync(cited.Result, author, "The toy measures the wrong thing.", default);
        Assert.NotNull(await ChangeAsync(ProblemStatus.Open, ProblemStatus.Settled));

        Assert.Empty(await house.ProblemChanges.PresentAsync(default));
    }

    [Fact]
    public async Task Change_FromAStandingThatIsGone_IsRefused()
    {
        Assert.Null(await ChangeAsync(ProblemStatus.Open, ProblemStatus.Settled));

        Assert.Contains("settled", await ChangeAsync(ProblemStatus.Open, ProblemStatus.Disproved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ByAnAuthor_IsRefused() =>
        Assert.NotNull(await house.ProblemChanges.ChangeAsync(
            ResultHouse.Texts.Problem, ProblemStatus.Open, ProblemStatus.Open, ProblemStatus.Settled, cited, How, author, default));

    private Task<string?> ChangeAsync(ProblemStatus expected, ProblemStatus to, VersionName? by = null) => house.ProblemChanges.ChangeAsync(
        ResultHouse.Texts.Problem, ProblemStatus.Open, expected, to, by ?? cited, How, moderator, default);
}
