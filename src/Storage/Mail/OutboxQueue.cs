using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage.Mail;

/// <summary>Takes mails from the outbox, each at least once, and each by one sender at a time however many there are.</summary>
public sealed class OutboxQueue(IDbContextFactory<LearningMechanicsDbContext> contexts, TimeProvider clock)
{
    /// <summary>Hands the next mail that is due to <paramref name="send"/>; it leaves the outbox when that succeeds.</summary>
    public async Task<OutboxOutcome> TakeAsync(Func<OutboxMessage, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var message = await db.Outbox.FromSql(
            $"""
             SELECT * FROM outbox WHERE given_up_at IS NULL AND (due_at IS NULL OR due_at <= {now})
             ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
             """).AsTracking().SingleOrDefaultAsync(cancellationToken);
        if (message is null)
            return new OutboxOutcome.Empty();

        var outcome = await TrySendAsync(message, send, now, cancellationToken);
        if (outcome is OutboxOutcome.Sent)
            db.Outbox.Remove(message);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private static async Task<OutboxOutcome> TrySendAsync(
        OutboxMessage message, Func<OutboxMessage, CancellationToken, Task> send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await send(message, cancellationToken);
            return new OutboxOutcome.Sent();
        }
        catch (MailRefusedException refusal)
        {
            message.Failed(refusal.Message, now);
            return new OutboxOutcome.Failed(message.Id, refusal.Message, IsGivenUp: message.GivenUpAt is not null);
        }
    }
}
