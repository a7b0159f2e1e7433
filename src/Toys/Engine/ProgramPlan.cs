using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>Where a tensor lies: in the program's own arena, or in a buffer that is given from outside.</summary>
/// <param name="Given">The given node whose memory it is; null in the arena.</param>
/// <param name="Output">Which of the given node's results.</param>
/// <param name="Offset">First element in the arena.</param>
/// <param name="Length">Number of elements.</param>
internal readonly record struct BufferPlace(Node? Given, int Output, long Offset, long Length);

/// <summary>How some roots are computed from what is given: the order of the operations and the place of every buffer, with
/// memory reused as soon as nobody reads it any more. Nothing is allocated, so a plan is also a price; and a plan knows no
/// number format, so one serves every seed and both precisions.</summary>
internal sealed class ProgramPlan
{
    private readonly MemoryPlan _memory;
    private readonly Dictionary<Body, ProgramPlan> _bodies = new(ReferenceEqualityComparer.Instance);

    private ProgramPlan(ImmutableArray<Node> roots, Func<Node, bool> isGiven)
    {
        Roots = roots;
        bool IsOutside(Node node) => node.Op is Leaf || isGiven(node);
        var nodes = Reach.From(roots, IsOutside);
        Given = [.. nodes.Where(IsOutside)];
        var computed = nodes.Where(n => !IsOutside(n)).ToImmutableArray();
        Schedule = ChainOrder.Arrange(computed, roots);
        Instructions = Instruction.Group(Schedule);
        foreach (var region in Schedule.Select(n => n.Op).OfType<RegionOp>())
            _bodies.TryAdd(region.Body, ForBody(region.Body));

        _memory = new MemoryPlan(Given, [.. computed.Where(n => n.Op.IsView)], Instructions, roots);
        Operations = Schedule.Sum(n => n.Op.Operations(n));
        Elements = Schedule.Aggregate(ArenaLength, (sum, n) => ArenaPlanner.Add(sum, ExtraElements(n)));
        Elements = Instructions.Aggregate(Elements, (sum, i) => ArenaPlanner.Add(sum, i.Slots * i.SlotLength));
        Seconds = Schedule.Sum(n => CostModel.Seconds(n, n.Op is RegionOp region ? _bodies[region.Body] : null));
    }

    /// <summary>What it computes, in the order asked for.</summary>
    public ImmutableArray<Node> Roots { get; }

    /// <summary>What it reads from outside.</summary>
    public ImmutableArray<Node> Given { get; }

    /// <summary>The operations in the order they run; views need none.</summary>
    public ImmutableArray<Node> Schedule { get; }

    /// <summary>The schedule again, with chains of elementwise operations joined.</summary>
    public ImmutableArray<Instruction> Instructions { get; }

    /// <summary>Elements of its own array.</summary>
    public long ArenaLength => _memory.ArenaLength;

    /// <summary>Elements of all arrays it needs when bound, those of its bodies and the operations' scratch included.</summary>
    public long Elements { get; }

    /// <summary>Floating-point operations of one run, an upper bound.</summary>
    public double Operations { get; }

    /// <summary>Floating-point operations of many runs at steps of one training run, an upper bound.</summary>
    public double OperationsOver(double runs, double steps) => Schedule.Sum(n => n.Op.OperationsOver(n, runs, steps));

    /// <summary>Estimated seconds of one run on one core.</summary>
    public double Seconds { get; }

    /// <summary>Plans the roots; leaves are always given.</summary>
    public static ProgramPlan Create(IEnumerable<Node> roots, Func<Node, bool> isGiven) => new([.. roots], isGiven);

    /// <summary>Plans what changes with a body's parameters; these and everything it captured are given.</summary>
    public static ProgramPlan ForBody(Body body) => new(body.Results, node => !body.IsInner(node));

    /// <summary>The plan of a body of one of the operations here.</summary>
    public ProgramPlan BodyPlan(Body body) => _bodies.TryGetValue(body, out var plan) ? plan : ForBody(body);

    public BufferPlace PlaceOf(Node node, int output = 0) => _memory.PlaceOf(node, output);

    private long ExtraElements(Node node)
    {
        var extra = (long)Math.Min(node.Op.Scratch(node), ArenaPlanner.Unbounded);
        if (node.Op is not RegionOp region)
            return extra;
        foreach (var parameter in region.Body.Parameters)
            extra = ArenaPlanner.Add(extra, parameter.Shape.Count);
        return ArenaPlanner.Add(extra, _bodies[region.Body].Elements);
    }
}
