using System.Globalization;
using LearningMechanics.Compute.DataSets;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Worker;

/// <summary>One run in a worker's hands: the work on one thread, its reports on a timer of their own.</summary>
internal sealed class HeldRun(SiteClient site, LeasedRun leased, int threads, TimeProvider clock)
{
    /// <summary>Readers see points this soon after they were measured.</summary>
    private static readonly TimeSpan BatchPeriod = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(5);

    private readonly LiveBuffer live = new();
    private string? stopped;

    /// <summary>Works until the run is done, lost, or the worker is told to stop.</summary>
    /// <returns>What became of it, in words for the worker's log.</returns>
    public async Task<string> WorkAsync(CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var overdue = new CancellationTokenSource(TimeSpan.FromSeconds(leased.LimitSeconds), clock);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(lost.Token, overdue.Token);
        using var reported = CancellationTokenSource.CreateLinkedTokenSource(lost.Token);
        var reports = KeepReportingAsync(lost, reported.Token);
        try
        {
            // A thread of its own: a run takes minutes, and the pool's threads are for those who answer.
            var record = await Task.Factory.StartNew(
                () => Execute(working.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return await InsistAsync(token => site.CompleteAsync(leased.Run, new CompletionReport(leased.Lease, record), token), "completed", lost.Token);
        }
        catch (OperationCanceledException) when (overdue.IsCancellationRequested && !lost.IsCancellationRequested)
        {
            return await FailAsync(Timeout(), lost.Token);
        }
        catch (OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested ? await GiveBackAsync() : $"lost: {stopped}";
        }
        catch (RunRefusedException refusal)
        {
            return await FailAsync(refusal.Message, lost.Token);
        }
        catch (OutOfMemoryException)
        {
            return await FailAsync("Out of memory: the worker's machine is too small for this run.", lost.Token);
        }
        finally
        {
            await reported.CancelAsync();
            await reports;
        }
    }

    private string Timeout() => string.Create(
        CultureInfo.InvariantCulture,
        $"Timeout: stopped after {leased.LimitSeconds:0} s, which is what its price allows. Lower the steps, the widths, the sweep or the seeds.");

    private RunRecord Execute(CancellationToken cancellationToken)
    {
        var compilation = Toy.Compile(leased.Source, $"{leased.Toy}.toy", leased.Settings);
        if (compilation.Toy is not { } toy)
            throw new RunRefusedException($"The worker's version of the language does not read this toy: {compilation.Diagnostics[0]}");
        try
        {
            var settings = new RunSettings { Key = leased.Key, FirstSeed = leased.FirstSeed, Seeds = leased.Seeds, Threads = threads, DataSets = FileDataSource.Find() };
            return toy.Run(settings, live, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // A run that breaks the engine is told as such; it must not take worker after worker with it.
            throw new RunRefusedException($"The engine broke on this run, which is a fault of ours: {e.GetType().Name}, {e.Message}", e);
        }
    }

    /// <summary>Sends what has gathered every quarter second, and a heartbeat when nothing has; a report unanswered is sent again.</summary>
    private async Task KeepReportingAsync(CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        var delays = new RetryDelays();
        var batch = 0;
        var said = 0.0;
        var lastSaid = clock.GetTimestamp();
        using var timer = new PeriodicTimer(BatchPeriod, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var isDue = clock.GetElapsedTime(lastSaid) >= TimeSpan.FromSeconds(leased.HeartbeatSeconds);
                var report = live.Drain(leased.Lease, batch + 1, said)
                    ?? (isDue ? new ProgressReport { Lease = leased.Lease, Batch = batch + 1, Progress = said } : null);
                if (report is null)
                    continue;
                if (!await SayAsync(report, delays, lost, cancellationToken))
                    return;
                (batch, said, lastSaid) = (report.Batch, report.Progress, clock.GetTimestamp());
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over, one way or another; whoever ended it says how.
        }
    }

    /// <returns>Whether the run is still ours.</returns>
    private async Task<bool> SayAsync(ProgressReport report, RetryDelays delays, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await site.ReportAsync(leased.Run, report, cancellationToken))
            {
                case SiteAnswer.Heard:
                    delays.Reset();
                    return true;
                case SiteAnswer.Stop(var why):
                    return await LoseAsync(why, lost);
                case SiteAnswer.Barred(var why):
                    return await LoseAsync(why, lost);
                case SiteAnswer.SetAside(var why, _):
                    return await LoseAsync(why, lost);
                case SiteAnswer.Away(_, var after):
                    await Task.Delay(delays.Next(after), clock, cancellationToken);
                    break;
            }
        }
    }

    private async Task<bool> LoseAsync(string why, CancellationTokenSource lost)
    {
        stopped = why;
        await lost.CancelAsync();
        return false;
    }

    private Task<string> FailAsync(string reason, CancellationToken cancellationToken) =>
        InsistAsync(token => site.FailAsync(leased.Run, new FailureReport(leased.Lease, reason), token), $"failed: {reason}", cancellationToken);

    /// <summary>Says the last word until it is heard or no longer wanted: a result must not be lost to a site that restarts.</summary>
    private async Task<string> InsistAsync(Func<CancellationToken, Task<SiteAnswer>> say, string done, CancellationToken cancellationToken)
    {
        var delays = new RetryDelays();
        while (true)
        {
            switch (await say(cancellationToken))
            {
                case SiteAnswer.Heard:
                    return done;
                case SiteAnswer.Stop(var why):
                    return $"not wanted: {why}";
                case SiteAnswer.Barred(var why):
                    return $"not wanted: {why}";
                case SiteAnswer.SetAside(var why, _):
                    return $"not wanted: {why}";
                case SiteAnswer.Away(_, var after):
                    await Task.Delay(delays.Next(after), clock, cancellationToken);
                    break;
            }
        }
    }

    private async Task<string> GiveBackAsync()
    {
        using var patience = new CancellationTokenSource(FarewellPatience, clock);
        try
        {
            var answer = await site.ReleaseAsync(leased.Run, new ReleaseReport(leased.Lease), patience.Token);
            return answer is SiteAnswer.Heard ? "given back" : "left: its lease runs out by itself";
        }
        catch (OperationCanceledException)
        {
            return "left: its lease runs out by itself";
        }
    }
}

/// <summary>A run this worker cannot do; the message is for readers.</summary>
internal sealed class RunRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
