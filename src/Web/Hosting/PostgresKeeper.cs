using LearningMechanics.Domain;

namespace LearningMechanics.Web.Hosting;

/// <summary>Starts the private database again if it is killed while the site runs; the site itself answers "busy" meanwhile.</summary>
internal sealed partial class PostgresKeeper(SiteDatabase database, TimeProvider clock, ILogger<PostgresKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await database.KeepRunningAsync(stoppingToken))
                    DatabaseRestarted();
            }
            catch (StartRefusedException refusal)
            {
                DatabaseRefused(refusal.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The private database had stopped and was started again.")]
    private partial void DatabaseRestarted();

    [LoggerMessage(LogLevel.Error, "The private database stopped and does not start: {Reason}")]
    private partial void DatabaseRefused(string reason);
}
