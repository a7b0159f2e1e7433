namespace LearningMechanics.Toys.Engine;

/// <summary>Places buffers in one array before it exists: best fit among what has been freed, otherwise at the end.
/// Sums saturate, because a toy may ask for more than any array holds before it is refused.</summary>
internal sealed class ArenaPlanner
{
    /// <summary>More than any machine has, and far enough from overflow.</summary>
    public const long Unbounded = 1L << 60;

    // Buffers start a cache line apart, so that no two of them share one.
    private const long Alignment = 8;

    private readonly SortedList<long, long> _free = [];

    /// <summary>Elements the array must have.</summary>
    public long Length { get; private set; }

    public static long Add(long a, long b) => Math.Min(Unbounded, Math.Min(a, Unbounded) + Math.Min(b, Unbounded));

    public long Allocate(long count)
    {
        var length = Rounded(count);
        var best = -1;
        for (var i = 0; i < _free.Count; i++)
            if (_free.Values[i] >= length && (best < 0 || _free.Values[i] < _free.Values[best]))
                best = i;
        return best >= 0 ? TakeFrom(best, length) : Extend(length);
    }

    /// <summary>Gives back what <see cref="Allocate"/> returned for the same count.</summary>
    public void Free(long offset, long count)
    {
        var length = Rounded(count);
        if (length == 0 || Length == Unbounded)
            return;
        _free.Add(offset, length);
        var index = _free.IndexOfKey(offset);
        Merge(index);
        if (index > 0)
            Merge(index - 1);
    }

    private static long Rounded(long count) =>
        count >= Unbounded ? Unbounded : (count + Alignment - 1) / Alignment * Alignment;

    private long TakeFrom(int index, long length)
    {
        var (offset, available) = (_free.Keys[index], _free.Values[index]);
        _free.RemoveAt(index);
        if (available > length)
            _free.Add(offset + length, available - length);
        return offset;
    }

    private long Extend(long length)
    {
        if (length > 0 && _free.Count > 0 && _free.Keys[^1] + _free.Values[^1] == Length)
        {
            var offset = _free.Keys[^1];
            _free.RemoveAt(_free.Count - 1);
            Length = Add(offset, length);
            return offset;
        }

        var end = Length;
        Length = Add(end, length);
        return end;
    }

    private void Merge(int index)
    {
        if (index + 1 >= _free.Count || _free.Keys[index] + _free.Values[index] != _free.Keys[index + 1])
            return;
        var joined = _free.Values[index] + _free.Values[index + 1];
        _free.RemoveAt(index + 1);
        _free.SetValueAtIndex(index, joined);
    }
}
