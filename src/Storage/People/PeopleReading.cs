using LearningMechanics.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.People;

/// <summary>Who stands behind a request. Asked anew with every one, so that what is taken away is gone at once.</summary>
public sealed class PeopleReading(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    public async Task<PersonSnapshot?> FindAsync(PersonId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Snapshots(db.Users.Where(account => account.Id == id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The owner of a token and what it allows; null where it is unknown or taken back.</summary>
    public async Task<TokenBearer?> FindAsync(ApiToken token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = token.Hash;
        if (await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(grant => grant.TokenHash == hash && grant.RevokedAt == null, cancellationToken) is not { } grant)
            return null;
        var person = await Snapshots(db.Users.Where(account => account.Id == grant.Person)).SingleAsync(cancellationToken);
        await NoteUseAsync(db, grant, cancellationToken);
        return new TokenBearer(person, grant.Scopes);
    }

    private async Task NoteUseAsync(LearningMechanicsDbContext db, TokenGrant grant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (grant.UsedAt is not { } used || now - used >= TokenGrant.UsePrecision)
            await db.ApiTokens.Where(other => other.Id == grant.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.UsedAt, now), cancellationToken);
    }

    private static IQueryable<PersonSnapshot> Snapshots(IQueryable<Account> accounts) => accounts.Select(account => new PersonSnapshot(
        account.Id, account.Handle, account.DisplayName, account.Standing, account.SecurityStamp, account.SuspendedUntil));
}
