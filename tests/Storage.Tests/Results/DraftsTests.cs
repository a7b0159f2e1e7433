using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;

namespace LearningMechanics.Storage.Tests.Results;

public sealed class DraftsTests : IAsyncLifetime
{
    private ResultHouse house = null!;
    private Actor author = null!;

    public async Task InitializeAsync()
    {
        house = await ResultHouse.OpenAsync();
        author = await house.PersonAsync("dora", Standing.Trusted);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Save_OverAnOlderRevision_ChangesNothingAndShowsWhatStands()
    {
        var draft = await BeginAsync();
        Assert.IsType<DraftOutcome.Saved>(await house.Drafts.SaveAsync(draft.Id, author.Id, new DraftFields { Claim = "first window" }, 1, default));

        var stale = Assert.IsType<DraftOutcome.Stale>(
            await house.Drafts.SaveAsync(draft.Id, author.Id, new DraftFields { Claim = "second window" }, 1, default));

        Assert.Equal("first window", stale.Current.Fields.Claim);
        Assert.Equal("first window", (await house.Drafts.FindAsync(draft.Id, author.Id, default))?.Fields.Claim);
    }

    [Fact]
    public async Task AnyAct_OnAnothersDraft_FindsNone()
    {
        var draft = await BeginAsync();
        var other = await house.PersonAsync("otto", Standing.Admin);

        Assert.Null(await house.Drafts.FindAsync(draft.Id, other.Id, default));
        Assert.IsType<DraftOutcome.Missing>(await house.Drafts.SaveAsync(draft.Id, other.Id, new DraftFields(), 1, default));
        Assert.IsType<DraftOutcome.Missing>(await house.Drafts.AttachAsync(draft.Id, other.Id, new AttachedFile("h", "a.csv", AttachmentKind.Csv, 1), [1], default));
        Assert.False(await house.Drafts.DiscardAsync(draft.Id, other.Id, default));
    }

    [Fact]
    public async Task Save_AnyCharacters_ComeBackAsTyped()
    {
        var typed = new DraftFields { Toy = "toy \"\0 and \u200b, \U0001F9EA\"\r\n\tlet a = 1", Evidence = EvidenceKind.Data, Seeds = "8" };
        var draft = await BeginAsync();
        await house.Drafts.SaveAsync(draft.Id, author.Id, typed, 1, default);

        Assert.Equal(typed, (await house.Drafts.FindAsync(draft.Id, author.Id, default))?.Fields);
    }

    [Fact]
    public async Task Attach_KeepsBytesOnceAndReplacesTheSameName()
    {
        var draft = await BeginAsync();
        byte[] content = [1, 2, 3];
        var file = new AttachedFile(Attachment.Of(content).Hash, "data.csv", AttachmentKind.Csv, 3);
        await house.Drafts.AttachAsync(draft.Id, author.Id, file, content, default);
        var saved = Assert.IsType<DraftOutcome.Saved>(await house.Drafts.AttachAsync(draft.Id, author.Id, file, content, default));

        Assert.Equal(file, Assert.Single(saved.Draft.Files));
        Assert.Equal(content, await house.Reading.AttachmentAsync(file.Hash, default));
        for (var i = 1; i < Attachment.MostOfOne; i++)
            await house.Drafts.AttachAsync(draft.Id, author.Id, file with { Name = $"{i}.csv" }, content, default);
        Assert.IsType<DraftOutcome.TooManyFiles>(await house.Drafts.AttachAsync(draft.Id, author.Id, file with { Name = "one more.csv" }, content, default));
    }

    [Fact]
    public async Task Submit_ADraft_TakesItsPlace()
    {
        var draft = await BeginAsync();
        Assert.IsType<SubmissionOutcome.Locked>(await house.SubmitAsync(author, draft: draft.Id));

        Assert.Empty(await house.Drafts.OfAsync(author.Id, default));
    }

    [Fact]
    public async Task Submit_Refused_KeepsTheDraft()
    {
        var draft = await BeginAsync();
        Assert.IsType<SubmissionOutcome.Mistaken>(await house.SubmitAsync(author, coAuthors: "nobody-known", draft: draft.Id));

        Assert.Equal(draft.Id, Assert.Single(await house.Drafts.OfAsync(author.Id, default)).Id);
    }

    [Fact]
    public async Task Begin_TooMany_IsRefused()
    {
        for (var i = 0; i < Drafts.MostOfOne; i++)
            await BeginAsync();

        Assert.Null(await house.Drafts.BeginAsync(author.Id, new DraftFields(), null, default));
    }

    private async Task<Draft> BeginAsync() =>
        await house.Drafts.BeginAsync(author.Id, new DraftFields(), null, default) ?? throw new InvalidOperationException("No room.");
}
