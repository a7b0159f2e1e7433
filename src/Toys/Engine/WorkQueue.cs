using System.Runtime.ExceptionServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>Shares numbered pieces of work over threads, in order. Pieces do not see each other, so results cannot depend on
/// who did what; and where several fail, the failure of the first in order is the one that is told.</summary>
/// <param name="count">Number of pieces.</param>
/// <param name="threads">Threads at most; with one, the caller's own does everything.</param>
internal sealed class WorkQueue(int count, int threads)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, CancellationTokenSource> _running = [];
    private int _next;
    private int _failedIndex = int.MaxValue;
    private ExceptionDispatchInfo? _failure;

    public void Run(Action<int, CancellationToken> work, CancellationToken cancellationToken)
    {
        var others = new Thread[Math.Clamp(Math.Min(threads, count) - 1, 0, int.MaxValue)];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() => Work(work, cancellationToken)) { IsBackground = true, Name = $"repetitions {i + 1}" };
            others[i].Start();
        }

        Work(work, cancellationToken);
        foreach (var thread in others)
            thread.Join();
        cancellationToken.ThrowIfCancellationRequested();
        _failure?.Throw();
    }

    private void Work(Action<int, CancellationToken> work, CancellationToken cancellationToken)
    {
        while (TryTake(cancellationToken, out var index, out var source))
            using (source)
                try
                {
                    work(index, source.Token);
                }
                catch (OperationCanceledException) when (source.IsCancellationRequested)
                {
                    // Cancelled from outside, or by the failure of an earlier piece: told there.
                }
                catch (Exception failure)
                {
                    Fail(index, failure);
                }
                finally
                {
                    lock (_lock)
                        _running.Remove(index);
                }
    }

    private bool TryTake(CancellationToken cancellationToken, out int index, out CancellationTokenSource source)
    {
        lock (_lock)
        {
            (index, source) = (_next, null!);
            if (_next >= count || _next > _failedIndex || cancellationToken.IsCancellationRequested)
                return false;
            _next++;
            source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _running.Add(index, source);
            return true;
        }
    }

    /// <summary>Pieces before the failed one go on: they may fail too, and would then be the ones to tell of.</summary>
    private void Fail(int index, Exception failure)
    {
        lock (_lock)
        {
            if (index > _failedIndex)
                return;
            (_failedIndex, _failure) = (index, ExceptionDispatchInfo.Capture(failure));
            foreach (var (later, source) in _running)
                if (later > index)
                    source.Cancel();
        }
    }
}
