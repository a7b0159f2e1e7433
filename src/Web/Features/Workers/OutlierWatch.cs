using LearningMechanics.Storage.Workers;
using Npgsql;

namespace LearningMechanics.Web.Features.Workers;

/// <summary>Looks now and then for a worker that measures otherwise than the others, and sets it aside.</summary>
internal sealed partial class OutlierWatch(WorkerRoll roll, WorkerRegister register, TimeProvider clock, ILogger<OutlierWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <returns>Whether there was one. One at a time: it may be what makes others look strange.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        if ((await roll.AgreementsAsync(cancellationToken)).FirstOrDefault(agreement => agreement.IsOutlier) is not { } outlier)
            return false;
        var why = WorkerWords.Agreement(outlier);
        await register.SetAsideAsync(outlier.Worker, $"Compared with {outlier.Others} others, it {why}.", cancellationToken);
        SetAside(outlier.Worker.ToString(), why);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await LookAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                LookFailed(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Worker {Worker} was set aside: {Why}.")]
    private partial void SetAside(string worker, string why);

    [LoggerMessage(LogLevel.Warning, "Workers could not be compared this time: {Reason}")]
    private partial void LookFailed(string reason);
}
