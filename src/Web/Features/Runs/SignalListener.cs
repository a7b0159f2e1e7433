using LearningMechanics.Storage.Runs;
using Npgsql;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>Keeps the connection that hears of runs.</summary>
internal sealed partial class SignalListener(
    RunSignals signals, NpgsqlDataSource database, TimeProvider clock, ILogger<SignalListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signals.ListenAsync(database, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or InvalidOperationException)
            {
                ConnectionLost(e.Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that hears of runs was lost and is made again: {Reason}")]
    private partial void ConnectionLost(string reason);
}
