using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>What one sweep point costs at most, read off its plans: nothing is allocated.</summary>
internal sealed record PointPrice
{
    /// <summary>Experiment's operations: once for the point, and for every seed.</summary>
    public required (double Once, double PerSeed) Experiment { get; init; }

    /// <summary>The same for what only predictions need.</summary>
    public required (double Once, double PerSeed) Theory { get; init; }

    /// <summary>Estimated seconds on one core.</summary>
    public required double SecondsOnce { get; init; }

    public required double SecondsPerSeed { get; init; }

    /// <summary>Memory while one seed runs.</summary>
    public required double PeakBytes { get; init; }

    /// <summary>The price of a run: all sweep points, so many seeds each.</summary>
    public static ToyPrice OfRun(IEnumerable<PointModel> points, int seeds) => Total(points.Select(p => new PointPlan(p).Price), seeds);

    /// <summary>The price of predicting alone, for a run whose experiment was done elsewhere. What predictions read is counted as theirs.</summary>
    public static ToyPrice OfPredicting(PointModel point, int seeds)
    {
        var price = Total([new PointPlan(point, predictsOnly: true).Price], seeds);
        return price with { ExperimentOperations = 0, TheoryOperations = price.Operations };
    }

    public static ToyPrice Total(IEnumerable<PointPrice> points, int seeds)
    {
        var total = new ToyPrice(0, 0, 0, 0);
        foreach (var point in points)
            total = new ToyPrice(
                total.ExperimentOperations + point.Experiment.Once + seeds * point.Experiment.PerSeed,
                total.TheoryOperations + point.Theory.Once + seeds * point.Theory.PerSeed,
                Math.Max(total.PeakBytes, point.PeakBytes),
                total.Seconds + point.SecondsOnce + seeds * point.SecondsPerSeed);
        return total;
    }

    public static PointPrice Of(PointPlan plan)
    {
        var (experiment, theory) = (Repetition(plan).ToArray(), Predictions(plan).ToArray());
        var (constants, theoryConstants) = (plan.Experiment[Stage.Point], plan.Theory[Stage.Point]);
        var elements = experiment.Concat(theory).Select(p => (double)p.Plan.Elements).Sum()
            + constants.Elements + theoryConstants.Elements + Leaves(plan);
        return new PointPrice
        {
            Experiment = (constants.Operations, experiment.Sum(p => p.Plan.OperationsOver(p.Runs, plan.Model.TotalSteps))),
            Theory = (theoryConstants.Operations, theory.Sum(p => p.Plan.OperationsOver(p.Runs, plan.Model.TotalSteps))),
            SecondsOnce = constants.Seconds + theoryConstants.Seconds + CostModel.SecondsPerCompiled * experiment.Concat(theory)
                .Select(p => p.Plan).Append(constants).Append(theoryConstants).Sum(p => p.Schedule.Length),
            SecondsPerSeed = experiment.Concat(theory).Sum(p => p.LikelyRuns * p.Plan.Seconds),
            PeakBytes = elements * (plan.Model.IsSinglePrecision ? sizeof(float) : sizeof(double)),
        };
    }

    private static IEnumerable<(ProgramPlan Plan, double Runs, double LikelyRuns)> Repetition(PointPlan plan)
    {
        yield return (plan.Experiment[Stage.Seed], 1, 1);
        foreach (var phase in plan.Phases)
        {
            yield return (phase.Start, 1, 1);
            yield return (phase.Step, phase.StepRuns, phase.LikelyStepRuns);
            if (phase.Stop is { } stop)
                yield return (stop, phase.Phase.Steps, phase.Phase.Steps);
        }

        foreach (var sample in plan.Samples)
            yield return (sample.Program, sample.Runs, sample.Runs);
        foreach (var (rate, runs) in plan.Clock.Foreseen)
            yield return (rate, runs, runs);
    }

    private static IEnumerable<(ProgramPlan Plan, double Runs, double LikelyRuns)> Predictions(PointPlan plan) =>
        plan.Theories.Select(t => (t.Program, t.Runs, t.Runs)).Prepend((plan.Theory[Stage.Seed], 1, 1));

    /// <summary>Weights, optimizer states, and the integrator's copies of the weights under a flow.</summary>
    private static double Leaves(PointPlan plan)
    {
        static double Count(IEnumerable<Node> nodes) => nodes.Sum(n => (double)n.Shape.Count);
        const int IntegratorCopies = 15;
        var weights = Count(plan.Weights.Select(w => w.Leaf));
        var states = Count(plan.Model.Training.SelectMany(p => p.States).Select(s => s.Leaf));
        var copies = plan.Phases.Any(p => p.Phase.FlowTime is not null) ? IntegratorCopies * sizeof(double) / sizeof(float) : 0;
        return weights * (1 + copies) + states;
    }
}
