using Npgsql;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>Makes a dump each night at three, UTC; a site that slept then makes up for it soon after it starts.</summary>
internal sealed partial class NightlyDump(IServiceScopeFactory scopes, DumpShelf shelf, TimeProvider clock, ILogger<NightlyDump> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(3);

    /// <summary>Makes one if the last is from before the last night.</summary>
    /// <returns>Where it lies; null where none was due.</returns>
    public async Task<string?> MakeIfDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (shelf.NewestAt >= LastNight(now))
            return null;
        await using var scope = scopes.CreateAsyncScope();
        return await shelf.AddAsync(now, file => scope.ServiceProvider.GetRequiredService<DumpWriter>().WriteAsync(file, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await MakeIfDueAsync(stoppingToken) is { } path)
                    Made(path);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                Failed(e.Message);
            }
        }
    }

    private static DateTimeOffset LastNight(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date + Hour, TimeSpan.Zero);
        return now >= today ? today : today.AddDays(-1);
    }

    [LoggerMessage(LogLevel.Information, "Everything public was dumped to {Path}")]
    private partial void Made(string path);

    [LoggerMessage(LogLevel.Warning, "The nightly dump could not be made this time: {Reason}")]
    private partial void Failed(string reason);
}
