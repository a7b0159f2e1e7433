using System.Collections.Concurrent;

namespace LearningMechanics.Web.Features.Runs.Live;

/// <summary>How many live streams are open, so that one address cannot hold them all.</summary>
internal sealed class StreamSlots
{
    /// <summary>Tabs a reader may have open, and a classroom behind one address.</summary>
    public const int PerAddress = 32;

    /// <summary>What one site process holds open without others noticing.</summary>
    public const int Altogether = 4_000;

    private readonly ConcurrentDictionary<string, int> open = new();
    private int all;

    /// <summary>Takes a slot until it is disposed; null where there is none.</summary>
    public IDisposable? Take(string address)
    {
        if (Interlocked.Increment(ref all) > Altogether)
        {
            Interlocked.Decrement(ref all);
            return null;
        }

        var slot = new Slot(this, address);
        if (open.AddOrUpdate(address, 1, (_, count) => count + 1) <= PerAddress)
            return slot;
        slot.Dispose();
        return null;
    }

    private void Release(string address)
    {
        Interlocked.Decrement(ref all);
        if (open.AddOrUpdate(address, 0, (_, count) => count - 1) == 0)
            open.TryRemove(KeyValuePair.Create(address, 0));
    }

    private sealed class Slot(StreamSlots slots, string address) : IDisposable
    {
        private int isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isReleased, 1) == 0)
                slots.Release(address);
        }
    }
}
