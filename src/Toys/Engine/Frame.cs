using System.Diagnostics;
using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>What programs read from outside: leaves that a run fills, and results of earlier stages. A frame sees those around it.</summary>
internal sealed class Frame<T>(params ReadOnlySpan<Frame<T>> outer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<Node, TensorBuffer<T>[]> _buffers = [];
    private readonly Frame<T>[] _outer = outer.ToArray();

    /// <summary>Makes room for a leaf.</summary>
    public TensorBuffer<T> AddLeaf(Node leaf)
    {
        var buffer = TensorBuffers.Allocate<T>(leaf.Shape.Count);
        _buffers.Add(leaf, [buffer]);
        return buffer;
    }

    /// <summary>Makes what a program computed known.</summary>
    public void AddRoots(CompiledProgram<T> program)
    {
        foreach (var root in program.Plan.Roots)
            _buffers[root] = [.. root.Outputs.Select((_, i) => program.Buffer(root, i))];
    }

    public TensorBuffer<T> Find(Node node, int output = 0)
    {
        if (TryFind(node, out var buffers))
            return buffers[output];
        throw new UnreachableException($"{node} was not computed by an earlier stage.");
    }

    private bool TryFind(Node node, out TensorBuffer<T>[] buffers)
    {
        if (_buffers.TryGetValue(node, out buffers!))
            return true;
        foreach (var frame in _outer)
            if (frame.TryFind(node, out buffers))
                return true;
        return false;
    }
}

internal static class TensorBuffers
{
    public static TensorBuffer<T> Allocate<T>(long count)
        where T : unmanaged
    {
        var array = new T[count];
        return new TensorBuffer<T>(array, 0, array.Length);
    }
}
