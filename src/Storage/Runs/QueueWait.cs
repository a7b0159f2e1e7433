namespace LearningMechanics.Storage.Runs;

/// <summary>One idle worker's wait for a run.</summary>
public sealed class QueueWait : IDisposable
{
    private readonly TaskCompletionSource<long> woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<QueueWait> leave;
    private bool isUsed;

    internal QueueWait(long memoryBytes, Action<QueueWait> leave)
    {
        MemoryBytes = memoryBytes;
        this.leave = leave;
    }

    internal long MemoryBytes { get; }

    internal long? UnusedWakeUp => woken.Task.IsCompletedSuccessfully && !isUsed ? woken.Task.Result : null;

    /// <summary>Waits until there is reason to look at the queue again.</summary>
    /// <exception cref="OperationCanceledException">Nothing came before the token was cancelled.</exception>
    public async Task WokenAsync(CancellationToken cancellationToken)
    {
        await woken.Task.WaitAsync(cancellationToken);
        isUsed = true;
    }

    public void Dispose() => leave(this);

    internal void Wake(long bytes) => woken.TrySetResult(bytes);
}
