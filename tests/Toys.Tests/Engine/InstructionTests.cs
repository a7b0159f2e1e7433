using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Functions.Elementwise;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Graph;

namespace LearningMechanics.Toys.Tests.Engine;

public sealed class InstructionTests
{
    private static readonly RunContext Context = new() { Key = RunKey.Zero, Seed = 0 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    /// <summary>Rows longer and shorter than a block, and blocks that end within a row.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Chain_OfRandomOperationsAndBroadcasts_HasTheBitsOfOneOperationAtATime(int seed)
    {
        var random = new System.Random(seed);
        var shape = seed % 2 == 0 ? new Shape(random.Next(20, 60), random.Next(20, 60)) : new Shape(3, random.Next(400, 1300));
        var graph = new TensorGraph();
        Node[] operands =
        [
            Input(graph, "row", new Shape(shape[1])), Input(graph, "column", new Shape(shape[0], 1)),
            Input(graph, "scalar", Shape.Scalar), Input(graph, "whole", shape),
        ];
        var nodes = new List<Node> { operands[0] * operands[1] };
        while (nodes.Count < 25)
            nodes.Add(Next(random, nodes, operands));
        Node[] roots = [nodes[^1], nodes[random.Next(nodes.Count)], graph.Sum(nodes[^3])];

        var plan = ProgramPlan.Create(roots, _ => false);
        Assert.Contains(plan.Instructions, i => i.IsChain && i.Slots > 0);
        Compare(plan, operands, random);
    }

    [Fact]
    public void Chain_ReadingItsOwnResultInAnotherShape_SeesIt()
    {
        var graph = new TensorGraph();
        var (x, y) = (Input(graph, "x", new Shape(30, 40)), Input(graph, "y", new Shape(40, 30)));
        var plan = ProgramPlan.Create([graph.Reshape(-x, y.Shape) * y], _ => false);
        Assert.Single(plan.Instructions);
        Compare(plan, [x, y], new System.Random(1));
    }

    [Fact]
    public void Group_OfOperationsOfAnotherSizeBetween_KeepsTheirOrder()
    {
        var graph = new TensorGraph();
        var x = Input(graph, "x", new Shape(6));
        var y = -graph.Sum(x * x - x);
        var plan = ProgramPlan.Create([-(x + y)], _ => false);
        Assert.Equal(plan.Schedule, plan.Instructions.SelectMany(i => i.Nodes));
        Assert.Equal([2, 1, 1, 2], plan.Instructions.Select(i => i.Nodes.Length));
    }

    [Theory]
    [InlineData(70, 30)]
    [InlineData(1, 30)]
    [InlineData(30, 1)]
    [InlineData(1, 1)]
    public void Chain_WithAColumnTimesARow_MultipliesThem(int rows, int columns)
    {
        var graph = new TensorGraph();
        var (x, y, z) = (Input(graph, "x", new Shape(1, rows)), Input(graph, "y", new Shape(columns, 1)), Input(graph, "z", new Shape(rows, columns)));
        var outer = graph.MatrixMultiply(graph.TransposeMatrix(x), graph.TransposeMatrix(y));
        var plan = ProgramPlan.Create([z - outer * outer], _ => false);
        Assert.Equal(2, Assert.Single(plan.Instructions).Slots + 1);
        Compare(plan, [x, y, z], new System.Random(1));
    }

    [Fact]
    public void Group_OfOperationsWithAnotherBetween_LetsTheFirstWait()
    {
        var graph = new TensorGraph();
        var x = Input(graph, "x", new Shape(4, 4));
        var first = x * x;
        var sum = graph.Sum(graph.MatrixMultiply(x, x));
        var plan = ProgramPlan.Create([-first, sum], _ => false);
        Assert.Equal([1, 1, 2], plan.Instructions.Select(i => i.Nodes.Length));
        Compare(plan, [x], new System.Random(1));
    }

    private static Node Input(TensorGraph graph, string name, Shape shape) =>
        graph.Apply(new InputLeaf(name, new TensorType(shape)));

    private static Node Next(System.Random random, List<Node> nodes, Node[] operands)
    {
        Node Recent() => nodes[random.Next(Math.Max(0, nodes.Count - 5), nodes.Count)];
        var (x, operand) = (Recent(), operands[random.Next(operands.Length)]);
        return random.Next(7) switch
        {
            0 => x + operand,
            1 => operand * x,
            2 => x - Recent(),
            3 => -(x * x),
            4 => operand - x * 0.5,
            5 => HyperbolicTangent.Of(x),
            _ => x.Graph.Where(x.Graph.Compare(Comparison.Greater, x, operand), x, Recent()),
        };
    }

    private static void Compare(ProgramPlan plan, Node[] leaves, System.Random random)
    {
        var frame = new Frame<double>();
        var plain = new GraphEvaluator<double>(Context);
        foreach (var leaf in leaves)
        {
            double[] values = [.. Enumerable.Range(0, (int)leaf.Shape.Count).Select(_ => random.NextDouble() * 2 - 1)];
            values.CopyTo(frame.AddLeaf(leaf).Span);
            plain.With(leaf, values);
        }

        var program = new CompiledProgram<double>(plan, frame.Find, Context);
        for (var run = 0; run < 2; run++)
        {
            program.Run();
            foreach (var root in plan.Roots)
                Assert.Equal(plain.Evaluate(root), Numbers.Read(program.Buffer(root)));
        }
    }
}
