using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Storage.Runs;

/// <summary>One idle worker's wait for a run.</summary>
public sealed class QueueWait : IDisposable
{
    private readonly TaskCompletionSource<RunNeeds?> woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<QueueWait> leave;
    private bool isUsed;

    internal QueueWait(Func<RunNeeds, bool> takes, Action<QueueWait> leave)
    {
        Takes = takes;
        this.leave = leave;
    }

    internal Func<RunNeeds, bool> Takes { get; }

    internal RunNeeds? UnusedWakeUp => woken.Task.IsCompletedSuccessfully && !isUsed ? woken.Task.Result : null;

    /// <summary>Waits until there is reason to look at the queue again.</summary>
    /// <exception cref="OperationCanceledException">Nothing came before the token was cancelled.</exception>
    public async Task WokenAsync(CancellationToken cancellationToken)
    {
        await woken.Task.WaitAsync(cancellationToken);
        isUsed = true;
    }

    public void Dispose() => leave(this);

    /// <param name="needs">What the run needs; null where it may be any number of runs.</param>
    internal void Wake(RunNeeds? needs) => woken.TrySetResult(needs);
}
