using LearningMechanics.Domain.Protocol;

namespace LearningMechanics.Compute.Worker;

/// <summary>Takes a run, works on it, takes the next; waits out a site that is away.</summary>
internal sealed class WorkerLoop(SiteClient site, LeaseRequest machine, int threads, TimeProvider clock, TextWriter log)
{
    /// <summary>Works until told to stop.</summary>
    /// <returns>Why the site does not let this worker in; null when it was told to stop.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var delays = new RetryDelays();
        var isAway = false;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                switch (await site.LeaseAsync(machine, cancellationToken))
                {
                    case LeaseReply.Given(var run):
                        delays.Reset();
                        await WorkAsync(run, cancellationToken);
                        break;
                    case LeaseReply.Nothing:
                        delays.Reset();
                        isAway = false;
                        break;
                    case LeaseReply.Failed(SiteAnswer.Barred(var why)):
                        return why;
                    case LeaseReply.Failed(SiteAnswer.Stop(var why)):
                        return why;
                    case LeaseReply.Failed(SiteAnswer.SetAside(var why, var after)):
                        if (!isAway)
                            await SayAsync($"{why} Asking again until then.");
                        isAway = true;
                        await Task.Delay(delays.Next(after), clock, cancellationToken);
                        break;
                    case LeaseReply.Failed(SiteAnswer.Away(var why, var after)):
                        if (!isAway)
                            await SayAsync($"the site is away ({why}); trying again until it is back");
                        isAway = true;
                        await Task.Delay(delays.Next(after), clock, cancellationToken);
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop while waiting: nothing is held.
        }

        return null;
    }

    private async Task WorkAsync(LeasedRun run, CancellationToken cancellationToken)
    {
        await SayAsync($"run {run.Run} of {run.Toy}: taken");
        var began = clock.GetTimestamp();
        var outcome = await new HeldRun(site, run, threads, clock).WorkAsync(cancellationToken);
        await SayAsync($"run {run.Run} of {run.Toy}: {outcome} after {clock.GetElapsedTime(began).TotalSeconds:0.0} s");
    }

    private async Task SayAsync(string line)
    {
        await log.WriteLineAsync($"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {line}");
        await log.FlushAsync(CancellationToken.None);
    }
}
