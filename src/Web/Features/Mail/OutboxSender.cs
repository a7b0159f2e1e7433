using LearningMechanics.Storage.Mail;
using Npgsql;

namespace LearningMechanics.Web.Features.Mail;

/// <summary>Sends what stands in the outbox, in the background.</summary>
internal sealed partial class OutboxSender(OutboxQueue outbox, Mailbox mailbox, TimeProvider clock, ILogger<OutboxSender> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim sending = new(1);

    /// <summary>Sends all that is due.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            while (await outbox.TakeAsync(SendAsync, cancellationToken) is not OutboxOutcome.Empty and var outcome)
            {
                if (outcome is OutboxOutcome.Failed(var mail, var reason, var isGivenUp))
                    Tell(mail, reason, isGivenUp);
            }
        }
        finally
        {
            sending.Release();
        }
    }

    public override void Dispose()
    {
        sending.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                OutboxUnread(e.Message);
            }
        }
    }

    private Task SendAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        mailbox.SendAsync(message.Address, message.Subject, message.Text, cancellationToken);

    private void Tell(long mail, string reason, bool isGivenUp)
    {
        if (isGivenUp)
            MailGivenUp(mail, reason);
        else
            MailDelayed(mail, reason);
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} could not be sent and is tried again later: {Reason}")]
    private partial void MailDelayed(long mail, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {Mail} could not be sent and is given up: {Reason}")]
    private partial void MailGivenUp(long mail, string reason);

    [LoggerMessage(LogLevel.Warning, "The outbox could not be read this time: {Reason}")]
    private partial void OutboxUnread(string reason);
}
