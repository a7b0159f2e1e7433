using LearningMechanics.Domain.Protocol;
using LearningMechanics.Storage.Runs;

namespace LearningMechanics.Web.Features.Runs.Worker;

/// <summary>Where idle workers wait for work.</summary>
internal sealed class LeaseDesk(RunQueue queue, RunSignals signals, TimeProvider clock) : IDisposable
{
    /// <summary>Short of the half minute after which proxies give a silent request up.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>Time to get a turn at the queue; beyond it the whole fleet has come at once.</summary>
    private static readonly TimeSpan LongestJam = TimeSpan.FromSeconds(2);

    // A few turns at a time: a fleet that comes back all at once must not take the connections that heartbeats need.
    private readonly SemaphoreSlim turns = new(8);

    public void Dispose() => turns.Dispose();

    /// <summary>A run for a worker, at once or when one comes; <see cref="LeaseAnswer.Busy"/> when too many ask.</summary>
    public async Task<LeaseAnswer> WaitAsync(Domain.Workers.Worker worker, LeaseRequest machine, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        while (true)
        {
            using var wait = signals.AwaitQueued(worker.Id, machine);
            if (!await turns.WaitAsync(LongestJam, cancellationToken))
                return new LeaseAnswer.Busy();
            try
            {
                if (await queue.ClaimAsync(worker, machine, cancellationToken) is { } run)
                    return await HandOverAsync(worker, run, cancellationToken);
            }
            finally
            {
                turns.Release();
            }

            try
            {
                await wait.WokenAsync(either.Token);
            }
            catch (OperationCanceledException)
            {
                return new LeaseAnswer.Nothing();
            }
        }
    }

    /// <summary>A worker that hung up while its run was fetched must not seem to have died with it.</summary>
    private async Task<LeaseAnswer> HandOverAsync(Domain.Workers.Worker worker, LeasedRun run, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
            return new LeaseAnswer.Given(run);
        await queue.ReleaseAsync(run.Run, new(worker.Id, run.Lease), CancellationToken.None);
        return new LeaseAnswer.Nothing();
    }
}

/// <summary>What a worker that asks for work gets.</summary>
internal abstract record LeaseAnswer
{
    private LeaseAnswer()
    {
    }

    /// <summary>A run.</summary>
    public sealed record Given(LeasedRun Run) : LeaseAnswer;

    /// <summary>Nothing came; ask again.</summary>
    public sealed record Nothing : LeaseAnswer;

    /// <summary>Too many ask; come back in a little while.</summary>
    public sealed record Busy : LeaseAnswer;
}
