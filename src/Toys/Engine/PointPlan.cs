using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Every program of one sweep point, planned: what runs once for the point, once per seed, at every step, at every sample,
/// for the experiment and for its theories apart.</summary>
internal sealed class PointPlan
{
    /// <param name="model">The toy at this point.</param>
    /// <param name="predictsOnly">Whether the training was done elsewhere, so that only its theories are planned and what they
    /// and the axes of vectors read.</param>
    public PointPlan(PointModel model, bool predictsOnly = false)
    {
        Model = model;
        Weights = [.. model.Scope.Weights];
        var stages = new StageMap([]);
        var theories = model.Predictions.Where(p => p.Value is not null && !DependsOnFits(p.Value, model)).ToArray();
        var theoryRoots = theories.Select(p => p.Value!).ToArray();
        var experimentRoots = (predictsOnly ? FindDictatedRoots(model) : FindExperimentRoots(model)).ToArray();
        var experiment = Reach.From(experimentRoots).ToHashSet();

        // What a theory shares with the experiment (data, initial weights) is computed once and kept for it.
        var shared = Reach.From(theoryRoots, n => experiment.Contains(n) && n.Dependence < Dependence.Step)
            .Where(n => experiment.Contains(n) && n.Dependence < Dependence.Step);
        Experiment = new StagedPlan(stages, experimentRoots, shared, []);
        Theory = new StagedPlan(stages, theoryRoots, [], experiment);
        Phases = predictsOnly ? [] : [.. model.Training.Select(phase => new PhasePlan(phase, Experiment, model.Scope))];
        Samples = predictsOnly
            ? []
            : [.. model.Measures.GroupBy(m => m, SamplingComparer.Instance).Select(g => new SamplePlan([.. g], Experiment))];
        Theories = [.. theories.GroupBy(p => StepsOf(p.Target), StepsComparer.Instance).Select(g => new TheoryPlan([.. g], g.Key, Theory))];
        Clock = new ClockPlan(model, Experiment);
        Price = PointPrice.Of(this);
    }

    public PointModel Model { get; }

    public ImmutableArray<Weight> Weights { get; }

    public StagedPlan Experiment { get; }

    /// <summary>What only predictions need.</summary>
    public StagedPlan Theory { get; }

    public ImmutableArray<PhasePlan> Phases { get; }

    public ImmutableArray<SamplePlan> Samples { get; }

    public ImmutableArray<TheoryPlan> Theories { get; }

    public ClockPlan Clock { get; }

    public PointPrice Price { get; }

    public static bool DependsOnFits(Node value, PointModel model)
    {
        var fits = model.Fits.Select(f => f.Leaf).ToHashSet();
        return fits.Count > 0 && Reach.From([value]).Any(fits.Contains);
    }

    /// <summary>Steps at which a target's theory is evaluated; for an observe the last one.</summary>
    public ImmutableArray<int> StepsOf(string target) =>
        Model.Measures.FirstOrDefault(m => m.Name == target)?.Steps ?? [Model.TotalSteps];

    private static IEnumerable<Node> FindExperimentRoots(PointModel model) =>
    [
        .. model.Scope.Weights.Select(w => w.Initial),
        .. model.Training.SelectMany(PhasePlan.RootsOf),
        .. model.Measures.SelectMany(m => m.Against is { } axis ? new[] { m.Value, axis } : [m.Value]),
    ];

    /// <summary>What a toy says of its experiment without training: the clock where no weight drives it, and axes.</summary>
    private static IEnumerable<Node> FindDictatedRoots(PointModel model) =>
    [
        .. model.Training.Select(p => p.LearningRate).Where(r => !Reach.From([r]).Any(n => n.Op is WeightLeaf or StateLeaf)),
        .. model.Measures.Select(m => m.Against).OfType<Node>(),
    ];

    private sealed class SamplingComparer : IEqualityComparer<MeasureModel>
    {
        public static SamplingComparer Instance { get; } = new();

        public bool Equals(MeasureModel? x, MeasureModel? y) =>
            x!.Averaged == y!.Averaged && StepsComparer.Instance.Equals(x.Steps, y.Steps);

        public int GetHashCode(MeasureModel measure) => HashCode.Combine(measure.Averaged, measure.Steps.Length);
    }

    private sealed class StepsComparer : IEqualityComparer<ImmutableArray<int>>
    {
        public static StepsComparer Instance { get; } = new();

        public bool Equals(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<int> steps) => steps.Length;
    }
}

/// <summary>One phase of training, planned.</summary>
internal sealed class PhasePlan
{
    public PhasePlan(TrainingPhase phase, StagedPlan experiment, ToyScope scope)
    {
        Phase = phase;
        Start = experiment.AtStep(phase.States.Select(s => s.Initial));
        Step = experiment.AtStep(StepRoots(phase));
        Stop = phase.Until is { } until && phase.FlowTime is not null ? experiment.AtStep([until]) : null;
        ChangesWithStep = Step.Given.Contains(scope.Step);
    }

    public TrainingPhase Phase { get; }

    /// <summary>What the optimizer remembers at first.</summary>
    public ProgramPlan Start { get; }

    /// <summary>One update; for a flow, its velocity.</summary>
    public ProgramPlan Step { get; }

    /// <summary>Whether a flow is to stop; other phases ask along with their update.</summary>
    public ProgramPlan? Stop { get; }

    /// <summary>Whether a flow's velocity jumps from one step to the next (fresh data, batches, schedules).</summary>
    public bool ChangesWithStep { get; }

    /// <summary>Velocities asked for at most while a flow is integrated.</summary>
    public int FlowEvaluationCap => (int)Math.Min(int.MaxValue, 10_000 + 60L * Phase.Steps);

    /// <summary>How often <see cref="Step"/> runs at most.</summary>
    public double StepRuns => Phase.FlowTime is null ? Phase.Steps : FlowEvaluationCap;

    /// <summary>How often it usually runs: a flow takes a step of its own or two for each sample.</summary>
    public double LikelyStepRuns => Phase.FlowTime is null ? Phase.Steps : Math.Min(FlowEvaluationCap, 100 + 12.0 * Phase.Steps);

    public static IEnumerable<Node> RootsOf(TrainingPhase phase) =>
        [.. StepRoots(phase), phase.LearningRate, .. phase.Until is { } until ? new[] { until } : [], .. phase.States.Select(s => s.Initial)];

    private static IEnumerable<Node> StepRoots(TrainingPhase phase)
    {
        var roots = phase.Updates.Select(u => u.Next).Concat(phase.States.Select(s => s.Next));
        if (phase.FlowTime is not null)
            return roots;
        return phase.Until is { } until ? roots.Append(phase.LearningRate).Append(until) : roots.Append(phase.LearningRate);
    }
}

/// <summary>Measures that are sampled at the same steps, computed together.</summary>
internal sealed class SamplePlan
{
    public SamplePlan(ImmutableArray<MeasureModel> measures, StagedPlan experiment)
    {
        Measures = measures;
        Program = experiment.AtStep(measures.SelectMany(m => m.Against is { } axis ? new[] { m.Value, axis } : [m.Value]));
    }

    public ImmutableArray<MeasureModel> Measures { get; }

    public ProgramPlan Program { get; }

    public ImmutableArray<int> Steps => Measures[0].Steps;

    public int Averaged => Measures[0].Averaged;

    /// <summary>How often the program runs at most: the windows of all samples, and one more where a phase stops early.</summary>
    public double Runs
    {
        get
        {
            var (runs, previous) = (1.0, -1);
            foreach (var step in Steps)
            {
                runs += Math.Min(Averaged, step - previous);
                previous = step;
            }

            return runs;
        }
    }
}

/// <summary>Predictions evaluated at the same steps, computed together.</summary>
internal sealed class TheoryPlan(ImmutableArray<PredictionModel> predictions, ImmutableArray<int> steps, StagedPlan theory)
{
    public ImmutableArray<PredictionModel> Predictions => predictions;

    public ImmutableArray<int> Steps => steps;

    public ProgramPlan Program { get; } = theory.AtStep(predictions.Select(p => p.Value!));

    public double Runs => Program.Schedule.IsEmpty ? 0 : steps.Length + 1;
}
