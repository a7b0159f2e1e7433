using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>A chain of elementwise operations with memory.</summary>
internal sealed class ChainProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BlockStep<T>[] _steps;
    private readonly int _count;

    /// <param name="chain">The operations.</param>
    /// <param name="buffer">Buffers of what lives longer than a block.</param>
    public ChainProgram(Instruction chain, Func<Node, TensorBuffer<T>> buffer)
    {
        _count = (int)chain.Nodes[0].Shape.Count;
        var length = (int)chain.SlotLength;
        var blocks = new T[chain.Slots * length];
        BlockBuffer<T> Find(Node node) => chain.SlotOf(node) is { } slot
            ? new BlockBuffer<T>(new TensorBuffer<T>(blocks, slot * length, length), IsLocal: true)
            : new BlockBuffer<T>(buffer(node), IsLocal: false);
        _steps = [.. chain.Nodes.Select(n => BlockStep<T>.Create(n, Find))];
    }

    public void Run()
    {
        for (var start = 0; start < _count; start += Instruction.Block)
        {
            var length = Math.Min(Instruction.Block, _count - start);
            foreach (var step in _steps)
                step.Run(start, length);
        }
    }
}

/// <summary>A tensor, or the part of one that a chain is at.</summary>
internal readonly record struct BlockBuffer<T>(TensorBuffer<T> Buffer, bool IsLocal)
    where T : unmanaged
{
    /// <summary>The elements of a block.</summary>
    public Span<T> At(int start, int length) => Buffer.Array.AsSpan(IsLocal ? Buffer.Offset : Buffer.Offset + start, length);
}
