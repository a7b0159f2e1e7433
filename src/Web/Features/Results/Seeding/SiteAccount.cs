using LearningMechanics.Domain.People;
using LearningMechanics.Storage;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Results.Seeding;

/// <summary>The account under which the site itself submits. Its handle is kept from everybody, and nobody can sign in with it.</summary>
internal sealed class SiteAccount(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    public static Handle Handle { get; } = Handle.Parse("learning-mechanics");

    public const string Name = "Learning Mechanics (the site itself)";

    /// <summary>The account, made where it is missing.</summary>
    public async Task<PersonId> FindOrOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Two sites on one database may start at once.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"account:" + Handle}, 0))", cancellationToken);
        if (await db.Users.Where(account => account.Handle == Handle).Select(account => (PersonId?)account.Id).SingleOrDefaultAsync(cancellationToken) is { } known)
            return known;
        var account = Account.OpenForTheSite(Handle, Name, clock);
        db.Users.Add(account);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account.Id;
    }
}
