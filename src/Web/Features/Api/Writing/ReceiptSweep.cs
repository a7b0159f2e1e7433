using LearningMechanics.Storage.Receipts;
using Npgsql;

namespace LearningMechanics.Web.Features.Api.Writing;

/// <summary>Lets receipts die in time, on a quiet site too.</summary>
internal sealed partial class ReceiptSweep(WriteReceipts receipts, TimeProvider clock, ILogger<ReceiptSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await receipts.ForgetOldAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                SweepFailed(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old receipts of programs' writes could not be removed this time: {Reason}")]
    private partial void SweepFailed(string reason);
}
