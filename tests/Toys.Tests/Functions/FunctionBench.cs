using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Tests.Graph;

namespace LearningMechanics.Toys.Tests.Functions;

/// <summary>One graph in which functions of the language are called by name, as the language would, and evaluated.</summary>
internal sealed class FunctionBench
{
    private readonly Dictionary<Node, double[]> _inputs = [];

    public TensorGraph Graph { get; } = new();

    /// <summary>Key and seed of the run.</summary>
    public RunContext Context { get; init; } = new() { Key = RunKey.Zero, Seed = 0 };

    /// <summary>The statement being drawn, or null outside <c>~</c>.</summary>
    public DrawScope? Draws { get; set; }

    /// <summary>A tensor whose values are not known when the graph is built.</summary>
    public Node Input(double[] values, params int[] shape)
    {
        var leaf = Graph.Apply(new InputLeaf($"x{_inputs.Count}", new TensorType(new Shape(shape))));
        _inputs[leaf] = values;
        return leaf;
    }

    /// <summary>An input of normal-looking numbers, the same at every run.</summary>
    public Node Random(int seed, params int[] shape) => Input(Numbers(seed, (int)new Shape(shape).Count), shape);

    public static double[] Numbers(int seed, int count)
    {
        var values = new double[count];
        Toys.Random.DrawStream.For(RunKey.Zero, seed, "test").FillNormal(values);
        return values;
    }

    /// <summary>Calls a function; arguments are nodes, numbers, texts, or (name, one of those).</summary>
    public Value Call(string function, params object[] arguments)
    {
        var found = FunctionLibrary.Find(function) ?? throw new ArgumentException($"no function {function}");
        var call = new FunctionCall(found, Graph, default, [.. arguments.Select(Argument)])
        {
            Scope = new ToyScope(Graph),
            Draws = Draws,
        };
        return found.Call(call);
    }

    public Node Tensor(string function, params object[] arguments) => ((TensorValue)Call(function, arguments)).Node;

    public Node[] Tuple(string function, params object[] arguments) =>
        [.. ((TupleValue)Call(function, arguments)).Items.Select(i => ((TensorValue)i).Node)];

    /// <summary>What a wrong call is told.</summary>
    public string Refusal(string function, params object[] arguments) =>
        Assert.Throws<ToyError>(() => Call(function, arguments)).Message;

    public double[] Evaluate(Node node) => Evaluator<double>().Evaluate(node);

    /// <summary>As <see cref="Evaluate"/>, in single precision.</summary>
    public double[] EvaluateSingle(Node node) => Evaluator<float>().Evaluate(node);

    /// <summary>As <see cref="Evaluate"/>, with other values for one input.</summary>
    public double[] EvaluateAt(Node node, Node input, double[] values) => Evaluator<double>().With(input, values).Evaluate(node);

    public double[] ValuesOf(Node input) => _inputs[input];

    private GraphEvaluator<T> Evaluator<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var evaluator = new GraphEvaluator<T>(Context);
        foreach (var (leaf, values) in _inputs)
            evaluator.With(leaf, values);
        return evaluator;
    }

    private CallArgument Argument(object argument) => argument switch
    {
        (string name, { } value) => Argument(value) with { Name = name },
        Node node => new CallArgument(null, new TensorValue(node), default),
        string text => new CallArgument(null, new TextValue(text), default),
        Value value => new CallArgument(null, value, default),
        bool flag => new CallArgument(null, new TensorValue(Graph.Truth(flag)), default),
        IConvertible number => new CallArgument(null, new TensorValue(Graph.Scalar(number.ToDouble(null))), default),
        _ => throw new ArgumentException($"{argument} is no argument"),
    };
}
