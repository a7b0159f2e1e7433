using LearningMechanics.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Receipts;

/// <summary>Remembers for a day what programs asked for and were answered.</summary>
public sealed class WriteReceipts(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Opens a receipt, or finds the one that is there.</summary>
    public async Task<ReceiptOutcome> OpenAsync(WriteWish wish, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var dead = now - WriteReceipt.Lasts;
        await db.WriteReceipts.Where(receipt => receipt.CreatedAt <= dead).ExecuteDeleteAsync(cancellationToken);
        var opened = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO write_receipts (person, key, target, body_hash, created_at)
            VALUES ({wish.Person.Value}, {wish.Key}, {wish.Target}, {wish.BodyHash}, {now}) ON CONFLICT DO NOTHING
            """, cancellationToken);
        if (opened > 0)
            return new ReceiptOutcome.Opened();
        return await db.WriteReceipts.AsNoTracking().SingleOrDefaultAsync(
            receipt => receipt.Person == wish.Person && receipt.Key == wish.Key, cancellationToken) switch
        {
            // Its first request was refused at this very moment: whoever comes now has to ask again.
            null or { Status: null } => new ReceiptOutcome.UnderWay(),
            var other when other.Target != wish.Target || other.BodyHash != wish.BodyHash => new ReceiptOutcome.OfAnother(other.Target),
            var known => new ReceiptOutcome.Answered(new WriteAnswer(known.Status ?? 0, known.ContentType, known.Location, known.Body ?? [])),
        };
    }

    /// <summary>Writes down what was answered.</summary>
    public async Task CloseAsync(WriteWish wish, WriteAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await Of(db, wish).ExecuteUpdateAsync(
            set => set.SetProperty(receipt => receipt.Status, answer.Status)
                .SetProperty(receipt => receipt.ContentType, answer.ContentType)
                .SetProperty(receipt => receipt.Location, answer.Location)
                .SetProperty(receipt => receipt.Body, answer.Body),
            cancellationToken);
    }

    /// <summary>Forgets a receipt: nothing was done, so the same key may be used again.</summary>
    public async Task ForgetAsync(WriteWish wish, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await Of(db, wish).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<WriteReceipt> Of(LearningMechanicsDbContext db, WriteWish wish) =>
        db.WriteReceipts.Where(receipt => receipt.Person == wish.Person && receipt.Key == wish.Key);
}

/// <summary>What a program asks for.</summary>
/// <param name="Person">In whose name.</param>
/// <param name="Key">Under which key.</param>
/// <param name="Target">Method and path.</param>
/// <param name="BodyHash">SHA-256 of the body.</param>
public sealed record WriteWish(PersonId Person, string Key, string Target, string BodyHash);

/// <summary>What it was answered.</summary>
public sealed record WriteAnswer(int Status, string? ContentType, string? Location, byte[] Body);

/// <summary>What became of a key.</summary>
public abstract record ReceiptOutcome
{
    private ReceiptOutcome()
    {
    }

    /// <summary>It is new: do what is asked.</summary>
    public sealed record Opened : ReceiptOutcome;

    /// <summary>The first request with it is still being answered.</summary>
    public sealed record UnderWay : ReceiptOutcome;

    /// <summary>It was used for something else.</summary>
    public sealed record OfAnother(string Target) : ReceiptOutcome;

    /// <summary>It was answered already.</summary>
    public sealed record Answered(WriteAnswer Answer) : ReceiptOutcome;
}
