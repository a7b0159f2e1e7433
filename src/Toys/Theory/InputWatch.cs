using System.Runtime.InteropServices;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Theory;

/// <summary>Tells whether any of some buffers has changed since the last time it was asked, bit for bit: what was computed from
/// them may be gone on with as long as none has.</summary>
internal sealed class InputWatch<T>(TensorBuffer<T>[] inputs)
    where T : unmanaged
{
    private readonly T[][] _seen = [.. inputs.Select(i => new T[i.Length])];
    private bool _hasSeen;

    public bool HasChanged()
    {
        var hasChanged = !_hasSeen;
        for (var i = 0; i < inputs.Length; i++)
            if (!MemoryMarshal.AsBytes(inputs[i].Span).SequenceEqual(MemoryMarshal.AsBytes(_seen[i].AsSpan())))
            {
                inputs[i].Span.CopyTo(_seen[i]);
                hasChanged = true;
            }

        _hasSeen = true;
        return hasChanged;
    }
}
