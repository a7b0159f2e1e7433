using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;
using LearningMechanics.Toys.Tests.Syntax;

namespace LearningMechanics.Toys.Tests.Functions;

/// <summary>Expressions written as in a toy, over named tensors, run by the engine's own programs.</summary>
internal sealed class ExpressionBench
{
    private readonly Dictionary<Node, double[]> _leaves = [];
    private readonly Toys.Semantics.Environment _environment;
    private readonly ExpressionElaborator _elaborator;

    public ExpressionBench()
    {
        Scope = new ToyScope(Graph);
        _environment = new Toys.Semantics.Environment(BuiltInNames.For(Graph, Scope));
        _elaborator = new ExpressionElaborator(Graph, Scope, new SourceText("a.toy", ""));
        foreach (var leaf in new[] { Scope.Step, Scope.Time, Scope.Seed })
            _leaves[leaf] = [0];
    }

    public TensorGraph Graph { get; } = new();

    public ToyScope Scope { get; }

    public CancellationToken CancellationToken { get; set; }

    /// <summary>Names a tensor whose values are not known when expressions are compiled.</summary>
    public Node Input(string name, double[] values, params int[] shape)
    {
        var leaf = Graph.Apply(new InputLeaf(name, new TensorType(new Shape(shape))));
        _leaves[leaf] = values;
        Define(name, new TensorValue(leaf));
        return leaf;
    }

    public void Let(string name, string expression) => Define(name, Value(expression));

    public Value Value(string expression) => _elaborator.Elaborate(Parsed.Expression(expression), _environment);

    public Node Node(string expression) => _elaborator.ElaborateTensor(Parsed.Expression(expression), _environment);

    public double[] Evaluate(string expression) => Evaluate(Node(expression));

    public double Number(string expression) => Assert.Single(Evaluate(expression));

    public double[] Evaluate(Node node) => Bind<double>(node)();

    public double[] EvaluateSingle(string expression) => Bind<float>(Node(expression))();

    /// <summary>The expression at one step and time after another, by one program that keeps what it remembers.</summary>
    public double[][] Along(string expression, params (double Step, double Time)[] moments)
    {
        var run = Bind<double>(Node(expression));
        var found = new double[moments.Length][];
        for (var i = 0; i < moments.Length; i++)
        {
            (_leaves[Scope.Step][0], _leaves[Scope.Time][0]) = moments[i];
            found[i] = run();
        }

        return found;
    }

    /// <summary>Holds the gradient of Σ wᵢ·yᵢ by a named input, and that of the gradient, against differences.</summary>
    public void HasDerivatives(string expression, Node input, double tolerance = 1e-6, bool second = true)
    {
        var y = Node(expression);
        var weights = Graph.Constant([.. Enumerable.Range(0, (int)y.Shape.Count).Select(i => 1.0 + i % 3)], y.Shape);
        var scalar = Graph.Sum(y * weights);
        var gradient = Differentiation.Gradient(scalar, input);
        Compare(scalar, gradient, input, tolerance);
        if (second)
            Compare(Graph.Sum(gradient), Differentiation.Gradient(Graph.Sum(gradient), input), input, tolerance);
    }

    /// <summary>What a run is told that cannot go on.</summary>
    public string Divergence(string expression)
    {
        var node = Node(expression);
        return Assert.Throws<DivergenceException>(() => Evaluate(node)).Message;
    }

    /// <summary>What an expression is told that means nothing.</summary>
    public string Refusal(string expression) => Assert.Throws<ToyError>(() => Value(expression)).Message;

    private void Compare(Node scalar, Node derivative, Node input, double tolerance)
    {
        const double step = 1e-4;
        var found = Evaluate(derivative);
        var values = _leaves[input];
        var run = Bind<double>(scalar);
        for (var k = 0; k < values.Length; k++)
        {
            var original = values[k];
            double At(int steps)
            {
                values[k] = original + steps * step;
                return run()[0];
            }

            var expected = (8 * (At(1) - At(-1)) - (At(2) - At(-2))) / (12 * step);
            values[k] = original;
            Assert.True(
                Math.Abs(found[k] - expected) <= tolerance * (1 + Math.Abs(expected)),
                $"derivative {k}: {found[k]:R}, by differences {expected:R}");
        }
    }

    private Func<double[]> Bind<T>(Node node)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var plan = ProgramPlan.Create([node], _ => false);
        var buffers = plan.Given.ToDictionary(g => g, g => new T[g.Shape.Count]);
        TensorBuffer<T> Find(Node leaf, int output) => new(buffers[leaf], 0, buffers[leaf].Length);
        var context = new RunContext { Key = RunKey.Zero, Seed = 0, CancellationToken = CancellationToken };
        var program = new CompiledProgram<T>(plan, Find, context);
        return () =>
        {
            foreach (var (leaf, buffer) in buffers)
                for (var i = 0; i < buffer.Length; i++)
                    buffer[i] = T.CreateSaturating(_leaves[leaf][i]);
            program.Run();
            return Numbers.Read(program.Buffer(node));
        };
    }

    private void Define(string name, Value value) =>
        _environment.Set(new Definition(name, value, default, DefinitionKind.Let));
}
