using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>What a program does at a time: one operation, or a chain of elementwise operations on equally many elements. A chain
/// takes a block of elements through all its operations before the next block, so what only it needs never leaves the cache.</summary>
internal sealed class Instruction(ImmutableArray<Node> nodes)
{
    /// <summary>Elements of a block: a handful of blocks of doubles fit into the nearest cache.</summary>
    public const int Block = 512;

    private readonly Dictionary<Node, int> _slots = [];

    public ImmutableArray<Node> Nodes => nodes;

    public bool IsChain => nodes.Length > 1;

    /// <summary>Blocks that results take which nobody else reads.</summary>
    public int Slots { get; private set; }

    public long SlotLength => Math.Min(Block, nodes[0].Shape.Count);

    /// <summary>The place of a result that lives for a block only; null where it has memory of its own.</summary>
    public int? SlotOf(Node node) => _slots.TryGetValue(node, out var slot) ? slot : null;

    /// <summary>Whether it makes each element of its result of one element of each operand, in a way that chains know.</summary>
    public static bool IsElementwise(Node node)
    {
        if (node.Shape.Count == 0 || !(node.Op is UnaryOp or BinaryOp or Select || node.Op is MatrixMultiply product && product.IsOuter(node)))
            return false;
        var readings = node.Inputs.Select((_, i) => OperandReading.Of(node, i)).ToArray();
        var lengths = readings.Where(r => r is { Kind: ReadingKind.Row or ReadingKind.Column }).Select(r => r!.Value.Length);
        return readings.All(r => r is not null) && lengths.Distinct().Count() <= 1;
    }

    /// <summary>Joins elementwise operations on equally many elements that follow each other. One that reads another reads it
    /// element by element then: only an operand of fewer elements is broadcast.</summary>
    public static ImmutableArray<Instruction> Group(IEnumerable<Node> schedule)
    {
        var instructions = ImmutableArray.CreateBuilder<Instruction>();
        var open = ImmutableArray.CreateBuilder<Node>();
        var (isOpen, count) = (false, 0L);
        foreach (var node in schedule)
        {
            var isElementwise = IsElementwise(node);
            if (open.Count > 0 && !(isOpen && isElementwise && node.Shape.Count == count))
                instructions.Add(new Instruction(open.DrainToImmutable()));
            open.Add(node);
            (isOpen, count) = (isElementwise, node.Shape.Count);
        }

        if (open.Count > 0)
            instructions.Add(new Instruction(open.DrainToImmutable()));
        return instructions.ToImmutable();
    }

    /// <summary>Gives slots to the results that only the chain itself reads; a slot is free again after the last of them did.</summary>
    public void PlaceLocals(Func<Node, bool> isReadElsewhere)
    {
        var last = new Dictionary<Node, int>();
        for (var i = 0; i < nodes.Length; i++)
            foreach (var input in nodes[i].Inputs)
                last[input] = i;
        var free = new Stack<int>();
        for (var i = 0; i < nodes.Length; i++)
        {
            // Elementwise operations may write where they read.
            foreach (var input in nodes[i].Inputs.Distinct())
                if (last[input] == i && _slots.TryGetValue(input, out var slot))
                    free.Push(slot);
            if (!isReadElsewhere(nodes[i]))
                _slots[nodes[i]] = free.TryPop(out var reused) ? reused : Slots++;
        }
    }
}
