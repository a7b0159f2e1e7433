using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>What people are writing. Everything asks for the author: another's draft is not there.</summary>
public sealed class Drafts(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Drafts one person may have at once.</summary>
    public const int MostOfOne = 50;

    /// <summary>Begins a draft; null where its author has too many.</summary>
    public async Task<Draft?> BeginAsync(PersonId author, DraftFields fields, ResultNumber? revises, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Drafts.CountAsync(draft => draft.Author == author, cancellationToken) >= MostOfOne)
            return null;
        var draft = Draft.Begin(author, fields, revises, clock);
        db.Drafts.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return draft;
    }

    /// <summary>One draft; null where there is none of this author's.</summary>
    public async Task<Draft?> FindAsync(DraftId id, PersonId author, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == id && draft.Author == author, cancellationToken);
    }

    /// <summary>All of an author's, last touched first.</summary>
    public async Task<IReadOnlyList<Draft>> OfAsync(PersonId author, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.AsNoTracking().Where(draft => draft.Author == author)
            .OrderByDescending(draft => draft.UpdatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Saves what was typed over what it was typed into.</summary>
    public Task<DraftOutcome> SaveAsync(DraftId id, PersonId author, DraftFields fields, int basedOn, CancellationToken cancellationToken) =>
        fields.Length > DraftFields.MostCharacters
            ? Task.FromResult<DraftOutcome>(new DraftOutcome.TooLong(fields.Length))
            : ChangingAsync(id, author, (draft, _) => Task.FromResult<DraftOutcome?>(draft.Save(fields, basedOn, clock.GetUtcNow()) ? null : new DraftOutcome.Stale(draft)), cancellationToken);

    /// <summary>Attaches a file.</summary>
    public Task<DraftOutcome> AttachAsync(DraftId id, PersonId author, AttachedFile file, byte[] content, CancellationToken cancellationToken) =>
        ChangingAsync(
            id,
            author,
            async (draft, db) =>
            {
                if (!draft.Attach(file))
                    return new DraftOutcome.TooManyFiles();
                var attachment = Attachment.Of(content);
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO attachments (hash, content) VALUES ({attachment.Hash}, {attachment.Content}) ON CONFLICT DO NOTHING", cancellationToken);
                return null;
            },
            cancellationToken);

    /// <summary>Takes a file off.</summary>
    public Task<DraftOutcome> DetachAsync(DraftId id, PersonId author, string name, CancellationToken cancellationToken) =>
        ChangingAsync(
            id,
            author,
            (draft, _) =>
            {
                draft.Detach(name);
                return Task.FromResult<DraftOutcome?>(null);
            },
            cancellationToken);

    /// <summary>Throws a draft away.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> DiscardAsync(DraftId id, PersonId author, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.Where(draft => draft.Id == id && draft.Author == author).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    private async Task<DraftOutcome> ChangingAsync(
        DraftId id, PersonId author, Func<Draft, LearningMechanicsDbContext, Task<DraftOutcome?>> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await db.Drafts.FromSql($"SELECT * FROM drafts WHERE id = {id.Value} AND author = {author.Value} FOR UPDATE").ToListAsync(cancellationToken);
        if (found is not [var draft])
            return new DraftOutcome.Missing();
        if (await change(draft, db) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new DraftOutcome.Saved(draft);
    }
}

/// <summary>What came of changing a draft.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    /// <summary>It is saved.</summary>
    public sealed record Saved(Draft Draft) : DraftOutcome;

    /// <summary>It was saved elsewhere in between; nothing changed.</summary>
    public sealed record Stale(Draft Current) : DraftOutcome;

    /// <summary>There is no such draft of this author's.</summary>
    public sealed record Missing : DraftOutcome;

    /// <summary>All fields together have too many characters; nothing changed.</summary>
    public sealed record TooLong(int Characters) : DraftOutcome;

    /// <summary>It has as many files as it may; nothing changed.</summary>
    public sealed record TooManyFiles : DraftOutcome;
}
