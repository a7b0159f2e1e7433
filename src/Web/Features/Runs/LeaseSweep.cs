using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using Npgsql;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>Looks for workers that fell silent.</summary>
internal sealed partial class LeaseSweep(RunQueue queue, TimeProvider clock, ILogger<LeaseSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LeaseTerms.SweepPeriod, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await queue.SweepAsync(stoppingToken) is > 0 and var count)
                    LeasesExpired(count);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                SweepFailed(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} runs were taken from workers that fell silent.")]
    private partial void LeasesExpired(int count);

    [LoggerMessage(LogLevel.Warning, "Silent workers could not be looked for this time: {Reason}")]
    private partial void SweepFailed(string reason);
}
