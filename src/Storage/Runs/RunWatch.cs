using System.Threading.Channels;
using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Storage.Runs;

/// <summary>One reader's interest in one run.</summary>
public sealed class RunWatch : IDisposable
{
    // One pending signal is enough: who wakes reads everything that is new.
    private readonly Channel<byte> signals = Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Action<RunWatch> leave;

    internal RunWatch(RunId run, Action<RunWatch> leave)
    {
        Run = run;
        this.leave = leave;
    }

    /// <summary>The run.</summary>
    public RunId Run { get; }

    /// <summary>Whether the reader also wants to know when the queue moves.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Waits for something new.</summary>
    public async Task NextAsync(CancellationToken cancellationToken) => await signals.Reader.ReadAsync(cancellationToken);

    public void Dispose() => leave(this);

    internal void Wake() => signals.Writer.TryWrite(0);
}
