using System.Collections.Concurrent;
using LearningMechanics.Storage.Pages;
using Npgsql;

namespace LearningMechanics.Web.Features.Caching;

/// <summary>Keeps the connection that hears what changed, and knows when everything so far has been heard.</summary>
internal sealed partial class PageListener(PageChanges changes, PageStore store, TimeProvider clock, ILogger<PageListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> echoes = new();

    /// <summary>
    /// Waits until this process has forgotten every page that what was committed before the call made stale, so that whoever
    /// changed something sees it at the next request.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (!store.Opened.IsCompleted)
            return;
        var word = Guid.NewGuid();
        var heard = echoes.GetOrAdd(word, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await changes.EchoAsync(word, cancellationToken);
            await heard.Task.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            // Whoever cannot be heard may have been missed: what is kept is not to be trusted.
            store.Forget([PageSubjects.All]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody waits for the answer any more; the word will be heard all the same.
        }
        finally
        {
            echoes.TryRemove(word, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await changes.ListenAsync(store.Open, store.Forget, Hear, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or InvalidOperationException)
            {
                ConnectionLost(e.Message);
                store.Close();
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private void Hear(Guid word)
    {
        if (echoes.TryGetValue(word, out var heard))
            heard.TrySetResult();
    }

    [LoggerMessage(LogLevel.Warning, "The connection that hears of changes was lost, so pages are not kept until it is back: {Reason}")]
    private partial void ConnectionLost(string reason);
}
