using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Results;

/// <summary>What may be said after the fact: errata beside a version, and a tombstone in place of a result. Nothing is changed silently.</summary>
public sealed class Corrections(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Adds an erratum; only the author may, and co-authors.</summary>
    /// <returns>Why not, as a sentence; null where it was added.</returns>
    public async Task<string?> AddErratumAsync(VersionName name, Actor by, string text, string html, CancellationToken cancellationToken)
    {
        if (text.Trim().Length is < SubmissionRules.ShortestSentence or > Erratum.LongestText)
            return $"Say what is wrong and what is right, in {SubmissionRules.ShortestSentence} to {Erratum.LongestText} characters.";
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ResultRows.LockAsync(db, name, cancellationToken) is not var (result, version) || !version.State.IsPublic)
            return "There is no such result.";
        if (!await IsAuthorAsync(db, result, by.Id, cancellationToken))
            return "Only its authors correct a result.";
        if (result.IsWithdrawn)
            return "The result is withdrawn: there is nothing left to correct.";
        db.Errata.Add(Erratum.Write(name, text.Trim(), html, by.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Withdraws a result; only its author may, or a moderator.</summary>
    /// <returns>Why not, as a sentence; null where it is withdrawn now.</returns>
    public async Task<string?> WithdrawAsync(ResultNumber number, Actor by, string because, CancellationToken cancellationToken)
    {
        because = because.Trim();
        if (because.Length is < SubmissionRules.ShortestSentence or > ReviewRule.LongestReason)
            return $"Say why, in {SubmissionRules.ShortestSentence} to {ReviewRule.LongestReason} characters: it stands in the result's place for good.";
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ResultRows.LockAsync(db, number, cancellationToken) is not { } result)
            return "There is no such result.";
        if (result.Author != by.Id && !by.Standing.MayModerate)
            return "Only its author withdraws a result, or a moderator.";
        if (!result.Withdraw(by.Id, because, clock.GetUtcNow()))
            return "It is withdrawn already.";
        if (result.Author != by.Id)
            Notices.Add(db, result.Author, $"Result {number} was withdrawn by a moderator: {because}", $"/results/{number}", clock);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static async Task<bool> IsAuthorAsync(LearningMechanicsDbContext db, Result result, PersonId person, CancellationToken cancellationToken) =>
        result.Author == person
        || await db.CoAuthors.AnyAsync(author => author.Result == result.Number && author.Person == person, cancellationToken);
}
