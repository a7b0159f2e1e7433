using System.Collections.Immutable;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Optimizers;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Engine;

/// <summary>A sweep point put together by hand, without the language.</summary>
internal sealed class HandBuiltToy
{
    private readonly List<TrainingPhase> _training = [];
    private readonly List<MeasureModel> _measures = [];
    private readonly List<PredictionModel> _predictions = [];
    private readonly List<FitModel> _fits = [];

    public HandBuiltToy() => Scope = new ToyScope(Graph);

    public TensorGraph Graph { get; } = new();

    public ToyScope Scope { get; }

    public bool IsSinglePrecision { get; set; }

    public Dictionary<string, double> Swept { get; } = [];

    public Node Scalar(double value) => Graph.Scalar(value);

    public Node Vector(params double[] values) => Graph.Constant(values, new Shape(values.Length));

    public Node Matrix(int rows, int columns, params double[] values) => Graph.Constant(values, new Shape(rows, columns));

    /// <summary>Numbers in −1…1 that depend on the seed and, given a step, on that.</summary>
    public Node Noise(string label, Shape shape, Node? step = null) =>
        step is null ? Graph.Apply(new TestNoise(label, shape)) : Graph.Apply(new TestNoise(label, shape), step);

    public Node Weight(string name, Node initial)
    {
        var leaf = Graph.Apply(new WeightLeaf(name, initial.Type));
        Scope.Weights.Add(new Weight(name, leaf, initial));
        return leaf;
    }

    public HandBuiltToy Train(
        string optimizer, Node loss, int steps, (string Name, Value Value)[] arguments, Node? until = null, params Node[] on)
    {
        var found = OptimizerLibrary.Find(optimizer)!;
        var call = new OptimizerCall(found, Graph, default, [.. arguments.Select(a => new CallArgument(a.Name, a.Value, default))])
        {
            Weights = [.. Scope.Weights.Where(w => on.Length == 0 || on.Contains(w.Leaf))],
            Loss = loss,
            Steps = steps,
            Until = until,
        };
        _training.Add(found.Train(call));
        return this;
    }

    public HandBuiltToy Train(string optimizer, Node loss, int steps, params (string Name, double Value)[] arguments) =>
        Train(optimizer, loss, steps, [.. arguments.Select(a => (a.Name, (Value)new TensorValue(Scalar(a.Value))))]);

    public HandBuiltToy Train(TrainingPhase phase)
    {
        _training.Add(phase);
        return this;
    }

    public HandBuiltToy Measure(string name, Node value, IEnumerable<int>? steps = null, int averaged = 1, Node? against = null)
    {
        _measures.Add(new MeasureModel
        {
            Name = name,
            Value = value,
            Steps = [.. steps ?? Enumerable.Range(0, _training.Sum(p => p.Steps) + 1)],
            IsLinear = true,
            Averaged = averaged,
            Against = against,
            Span = default,
        });
        return this;
    }

    public HandBuiltToy Predict(string target, Node? value, string theory = "", bool diverges = false)
    {
        _predictions.Add(new PredictionModel { Target = target, Theory = theory, Value = value, Diverges = diverges, Span = default });
        return this;
    }

    public Node Fit(string name, string from)
    {
        var leaf = Graph.Apply(new ScalarLeaf(name, Dependence.Seed));
        _fits.Add(new FitModel { Name = name, Leaf = leaf, From = from, Low = 0, High = 1 });
        return leaf;
    }

    public PointModel Build() => new()
    {
        Parameters = Swept,
        SweptParameters = Swept,
        Graph = Graph,
        Scope = Scope,
        Training = [.. _training],
        Measures = [.. _measures],
        Predictions = [.. _predictions],
        Fits = [.. _fits],
        IsSinglePrecision = IsSinglePrecision,
    };

    public SeedRecord Run(IRunObserver? observer = null) => Run(1, observer: observer)[0];

    public IReadOnlyList<SeedRecord> Run(int seeds, int threads = 1, IRunObserver? observer = null) =>
        new ManagedEngine().Run([Build()], seeds, new RunSettings { Threads = threads }, observer, CancellationToken.None)[0].Seeds;

    public static double[] Series(SeedRecord record, string measure) =>
        [.. record.Measured.Single(m => m.Name == measure).Values.Select(v => v[0])];
}

/// <summary>A draw whose numbers are easy to make again in a test.</summary>
internal sealed record TestNoise(string Label, Shape Target) : Op
{
    public override string Name => "noise";

    public override Dependence Introduces => Dependence.Seed;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target)];

    public static double Value(int seed, string label, int step, int index)
    {
        var bits = (ulong)(seed * 7919 + step * 104729 + index * 31 + label.Length * 17 + label[0]) * 0x9E3779B97F4A7C15;
        bits ^= bits >> 29;
        bits *= 0xBF58476D1CE4E5B9;
        bits ^= bits >> 32;
        return (bits >> 11) * (2.0 / (1UL << 53)) - 1;
    }

    public override Action Bind<T>(Binding<T> binding)
    {
        var (output, seed) = (binding.Output(), binding.Context.Seed);
        var step = binding.Node.Inputs.IsEmpty ? (TensorBuffer<T>?)null : binding.Input(0);
        return () =>
        {
            var now = step is { } s ? int.CreateTruncating(s.First) : 0;
            for (var i = 0; i < output.Length; i++)
                output.Span[i] = T.CreateTruncating(Value(seed, Label, now, i));
        };
    }
}

/// <summary>An operation that always gives up, as a singular solve does.</summary>
internal sealed record GivesUp(bool AsMistake = false) : Op
{
    public override string Name => "gives_up";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [inputs[0].Type];

    public override Action Bind<T>(Binding<T> binding) => () =>
    {
        if (AsMistake)
            throw new ToyRunException("index 7 is out of range", new SourceSpan(12, 3));
        throw new DivergenceException("the matrix is singular", new SourceSpan(12, 3));
    };
}
