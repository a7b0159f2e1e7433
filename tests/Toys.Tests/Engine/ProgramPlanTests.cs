using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Graph;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class ProgramPlanTests
{
    private static readonly RunContext Context = new() { Key = RunKey.Zero, Seed = 0 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plan_OfRandomGraph_GivesTheBitsOfUnplannedEvaluation(int seed)
    {
        var random = new RandomGraph(seed, operations: 40);
        var roots = random.PickRoots(4);
        var plan = ProgramPlan.Create(roots, _ => false);
        var frame = new Frame<double>();
        foreach (var (leaf, values) in random.Leaves)
            values.CopyTo(frame.AddLeaf(leaf).Span);
        var program = new CompiledProgram<double>(plan, frame.Find, Context);

        var plain = new GraphEvaluator<double>(Context);
        foreach (var (leaf, values) in random.Leaves)
            plain.With(leaf, values);
        for (var run = 0; run < 2; run++)
        {
            program.Run();
            foreach (var root in roots)
                Assert.Equal(Bits(plain.Evaluate(root)), Bits(Numbers.Read(program.Buffer(root))));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plan_OfRandomGraph_NeverPlacesAResultWhereSomethingIsStillRead(int seed)
    {
        var random = new RandomGraph(seed, operations: 60);
        var roots = random.PickRoots(3);
        var plan = ProgramPlan.Create(roots, _ => false);
        var readers = LastReaders(plan, roots);
        for (var i = 0; i < plan.Schedule.Length; i++)
            for (var j = 0; j < i; j++)
                if (readers[plan.Schedule[j]] >= i)
                    Assert.False(Overlap(plan, plan.Schedule[i], plan.Schedule[j]), $"{plan.Schedule[i]} overwrites {plan.Schedule[j]}");
    }

    [Fact]
    public void Plan_OfAChain_ReusesMemory()
    {
        var graph = new TensorGraph();
        var x = graph.Apply(new InputLeaf("x", new TensorType(new Shape(64))));
        var y = x;
        for (var i = 0; i < 100; i++)
            y = -(y * y);
        var plan = ProgramPlan.Create([y], _ => false);
        Assert.Equal(64, plan.ArenaLength);
        Assert.Equal(64 + 64, plan.Elements);
    }

    [Fact]
    public void Plan_OfViews_NeedsNeitherMemoryNorWork()
    {
        var graph = new TensorGraph();
        var x = graph.Apply(new InputLeaf("x", new TensorType(new Shape(6))));
        var y = graph.StopGradient(graph.Reshape(x, new Shape(2, 3)));
        var plan = ProgramPlan.Create([y], _ => false);
        Assert.Empty(plan.Schedule);
        Assert.Equal(0, plan.ArenaLength);
        Assert.Same(x, plan.PlaceOf(y).Given);
    }

    [Fact]
    public void Plan_OfMoreThanAnyMachineHolds_IsPricedWithoutMemory()
    {
        var graph = new TensorGraph();
        var huge = graph.Zeros(new Shape(1_000_000_000, 1_000_000_000));
        var plan = ProgramPlan.Create([graph.Sum(huge * huge + huge)], _ => false);
        Assert.True(plan.Elements >= 1_000_000_000_000_000_000);
        Assert.True(plan.Operations >= 3e18);
    }

    [Fact]
    public void Body_WhoseResultIsCapturedOrAParameter_ReadsIt()
    {
        var graph = new TensorGraph();
        var (a, b) = (graph.Apply(new InputLeaf("a", new TensorType(new Shape(2)))), graph.Apply(new InputLeaf("b", new TensorType(new Shape(2)))));
        var h = graph.Parameter("h", a.Type);
        var scan = graph.Apply(new Scan(new Body([h], [b, h]), 2, 1, 0), a);
        var stacked = graph.Part(scan, 1);

        var frame = new Frame<double>();
        new[] { 1.0, 2 }.CopyTo(frame.AddLeaf(a).Span);
        new[] { 3.0, 4 }.CopyTo(frame.AddLeaf(b).Span);
        var program = new CompiledProgram<double>(ProgramPlan.Create([stacked], _ => false), frame.Find, Context);
        program.Run();
        Assert.Equal([1, 2, 3, 4], Numbers.Read(program.Buffer(stacked)));
    }

    [Fact]
    public void Program_WithOneFailingOperation_ComputesTheRestAndNamesWhatDependsOnIt()
    {
        var toy = new HandBuiltToy();
        var x = toy.Noise("x", new Shape(3));
        var broken = toy.Graph.Apply(new GivesUp(), x);
        var (needs, does) = (toy.Graph.Reshape(broken * 2, new Shape(3, 1)), x * 2);
        var program = new CompiledProgram<double>(ProgramPlan.Create([needs, does], _ => false), new Frame<double>().Find, Context);
        var failed = new FailedNodes();
        program.Run(failed);
        Assert.True(failed.TryGetReason(needs, out var reason));
        Assert.Equal("the matrix is singular", reason.Message);
        Assert.False(failed.TryGetReason(does, out _));
        Assert.Equal(2 * TestNoise.Value(0, "x", 0, 1), program.Buffer(does).Span[1]);
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private static Dictionary<Node, int> LastReaders(ProgramPlan plan, Node[] roots)
    {
        var last = plan.Schedule.ToDictionary(n => n, _ => -1);
        for (var i = 0; i < plan.Schedule.Length; i++)
            foreach (var owner in plan.Schedule[i].Inputs.Select(Owner).Where(last.ContainsKey))
                last[owner] = i;
        foreach (var owner in roots.Select(Owner).Where(last.ContainsKey))
            last[owner] = int.MaxValue;
        return last;
    }

    private static Node Owner(Node node)
    {
        while (node.Op.IsView)
            node = node.Inputs[0];
        return node;
    }

    private static bool Overlap(ProgramPlan plan, Node a, Node b) =>
        (from i in Enumerable.Range(0, a.Outputs.Length)
         from j in Enumerable.Range(0, b.Outputs.Length)
         let p = plan.PlaceOf(a, i)
         let q = plan.PlaceOf(b, j)
         where p.Length > 0 && q.Length > 0
         select p.Offset < q.Offset + q.Length && q.Offset < p.Offset + p.Length).Any(o => o);
}
