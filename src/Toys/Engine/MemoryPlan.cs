using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>The place of every tensor of a plan, with memory reused as soon as nobody reads it any more.</summary>
internal sealed class MemoryPlan
{
    private readonly Dictionary<Node, BufferPlace[]> _places = [];
    private readonly HashSet<Node> _given;

    /// <param name="given">What is read from outside.</param>
    /// <param name="views">Views of other tensors, inputs before users.</param>
    /// <param name="instructions">What is computed, in order.</param>
    /// <param name="roots">What others read afterwards.</param>
    public MemoryPlan(
        ImmutableArray<Node> given, ImmutableArray<Node> views, ImmutableArray<Instruction> instructions, ImmutableArray<Node> roots)
    {
        _given = [.. given];
        foreach (var node in given)
            _places[node] = [.. node.Outputs.Select((type, i) => new BufferPlace(node, i, 0, type.Shape.Count))];
        var kept = roots.Select(Owner).ToHashSet();
        PlaceLocals(instructions, [.. kept, .. views.Select(v => Owner(v.Inputs[0]))]);
        ArenaLength = PlaceBuffers(instructions, FindLastUses(instructions, kept));
        foreach (var view in views)
            _places[view] = [_places[view.Inputs[0]][view.Op is TuplePart part ? part.Index : 0] with { Length = view.Shape.Count }];
    }

    /// <summary>Elements of the array that holds what is computed.</summary>
    public long ArenaLength { get; }

    /// <summary>The place of a result; of no length where it lives only within an instruction.</summary>
    public BufferPlace PlaceOf(Node node, int output) => _places[node][output];

    private static void PlaceLocals(ImmutableArray<Instruction> instructions, HashSet<Node> read)
    {
        var makers = instructions.SelectMany(i => i.Nodes, (i, n) => (i, n)).ToDictionary(p => p.n, p => p.i);
        foreach (var (node, instruction) in makers)
            foreach (var input in node.Inputs)
                if (makers.TryGetValue(input, out var maker) && maker != instruction)
                    read.Add(input);
        foreach (var instruction in instructions)
            if (instruction.IsChain)
                instruction.PlaceLocals(read.Contains);
    }

    private long PlaceBuffers(ImmutableArray<Instruction> instructions, List<Node>[] lastUses)
    {
        var arena = new ArenaPlanner();
        for (var i = 0; i < instructions.Length; i++)
        {
            // Results are placed before the inputs are freed, so an operation never writes where it reads.
            foreach (var node in instructions[i].Nodes)
                _places[node] = instructions[i].SlotOf(node) is not null
                    ? [new BufferPlace(null, 0, 0, 0)]
                    : [.. node.Outputs.Select(type => new BufferPlace(null, 0, arena.Allocate(type.Shape.Count), type.Shape.Count))];
            foreach (var done in lastUses[i])
                foreach (var place in _places[done])
                    arena.Free(place.Offset, place.Length);
        }

        return arena.Length;
    }

    /// <summary>Per instruction, the owners of memory that nobody reads after it.</summary>
    private List<Node>[] FindLastUses(ImmutableArray<Instruction> instructions, HashSet<Node> kept)
    {
        var last = new Dictionary<Node, int>();
        for (var i = 0; i < instructions.Length; i++)
            foreach (var node in instructions[i].Nodes)
            {
                last[node] = i;
                foreach (var input in node.Inputs)
                    if (Owner(input) is var owner && last.ContainsKey(owner))
                        last[owner] = i;
            }

        var result = new List<Node>[instructions.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = [];
        foreach (var (owner, position) in last)
            if (!kept.Contains(owner))
                result[position].Add(owner);
        return result;
    }

    /// <summary>The node whose memory it is.</summary>
    private Node Owner(Node node)
    {
        while (node.Op.IsView && !_given.Contains(node))
            node = node.Inputs[0];
        return node;
    }
}
