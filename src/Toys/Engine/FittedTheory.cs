using System.Collections.Immutable;
using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>The predictions of a sweep point that fitted constants enter, planned apart from everything else.</summary>
internal sealed class FittedPlan
{
    public FittedPlan(PointModel model)
    {
        Model = model;
        Predictions = [.. model.Predictions.Where(p => p.Value is not null && PointPlan.DependsOnFits(p.Value, model))];
        Staged = new StagedPlan(new StageMap(model.Fits.Select(f => f.Leaf)), Predictions.Select(p => p.Value!), [], []);
        Programs = [.. Predictions.Select(p => new TheoryPlan([p], [model.TotalSteps], Staged))];
    }

    public PointModel Model { get; }

    public ImmutableArray<PredictionModel> Predictions { get; }

    public StagedPlan Staged { get; }

    /// <summary>One for each prediction: a record tells at which steps.</summary>
    public ImmutableArray<TheoryPlan> Programs { get; }

    /// <summary>What fitting costs one repetition when the constants are tried so many times.</summary>
    /// <remarks>Data are drawn again for each trial where they are too large to keep: the price takes that for granted.</remarks>
    public ToyPrice Price(int trials)
    {
        if (Predictions.IsEmpty)
            return new ToyPrice(0, 0, 0, 0);
        IEnumerable<(ProgramPlan Plan, double Runs)> parts =
        [
            (Staged[Stage.Point], trials), (Staged[Stage.Seed], trials), (Staged[Stage.Fit], trials),
            .. Programs.Select(p => (p.Program, (double)trials * StepsOf(p.Predictions[0]))),
        ];
        var elements = parts.Sum(p => (double)p.Plan.Elements);
        return new ToyPrice(
            0, parts.Sum(p => p.Runs * p.Plan.Operations), elements * sizeof(double), parts.Sum(p => p.Runs * p.Plan.Seconds));
    }

    /// <summary>Numbers that stay in memory between evaluations.</summary>
    public long Elements => ArenaPlanner.Add(Staged[Stage.Point].ArenaLength, Staged[Stage.Seed].ArenaLength);

    private int StepsOf(PredictionModel prediction) =>
        Model.Measures.FirstOrDefault(m => m.Name == prediction.Target)?.Steps.Length + 1 ?? 1;
}

/// <summary>Those predictions for one repetition, ready for any values of the constants.</summary>
internal abstract class FittedTheory
{
    public static FittedTheory Create(FittedPlan plan, RunContext context) =>
        plan.Model.IsSinglePrecision ? new FittedTheory<float>(plan, context) : new FittedTheory<double>(plan, context);

    /// <summary>The wanted predictions at the steps that were measured; one value for an observe.</summary>
    public abstract List<PredictedSeries> Evaluate(
        IReadOnlyDictionary<string, double> constants, IReadOnlyList<MeasuredSeries> measured, Func<PredictionModel, bool> isWanted);
}

internal sealed class FittedTheory<T> : FittedTheory
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FittedPlan _plan;
    private readonly RunContext _context;
    private readonly Frame<T> _frame = new();
    private readonly FailedNodes _failed = new();

    public FittedTheory(FittedPlan plan, RunContext context)
    {
        (_plan, _context) = (plan, context);
        var scope = plan.Model.Scope;
        _frame.AddLeaf(scope.Step);
        _frame.AddLeaf(scope.Time);
        _frame.AddLeaf(scope.Seed).Span[0] = T.CreateSaturating(context.Seed);
        foreach (var fit in plan.Model.Fits)
            _frame.AddLeaf(fit.Leaf);
        RunOnce(plan.Staged[Stage.Point], _frame, _failed);
        RunOnce(plan.Staged[Stage.Seed], _frame, _failed);
    }

    public override List<PredictedSeries> Evaluate(
        IReadOnlyDictionary<string, double> constants, IReadOnlyList<MeasuredSeries> measured, Func<PredictionModel, bool> isWanted)
    {
        foreach (var fit in _plan.Model.Fits)
            _frame.Find(fit.Leaf).Span[0] = T.CreateSaturating(constants[fit.Name]);

        // Bound anew: an operation may remember what it found for other constants.
        var (frame, failed) = (new Frame<T>(_frame), new FailedNodes(_failed));
        RunOnce(_plan.Staged[Stage.Fit], frame, failed);
        return [.. _plan.Programs.Where(p => isWanted(p.Predictions[0])).Select(p => Series(p, measured, frame, failed))];
    }

    private PredictedSeries Series(TheoryPlan plan, IReadOnlyList<MeasuredSeries> measured, Frame<T> frame, FailedNodes failed)
    {
        var prediction = plan.Predictions[0];
        var target = measured.FirstOrDefault(m => m.Name == prediction.Target);
        var (steps, times) = target is null ? (plan.Steps, [LastTime(measured)]) : (target.Steps, target.Times);
        var program = new TheoryProgram<T>(plan, _plan.Model.Scope, frame, failed, _context);
        for (var i = 0; i < steps.Count; i++)
            program.Evaluate(steps[i], times[i]);
        return program.Series(prediction, steps);
    }

    private static double LastTime(IReadOnlyList<MeasuredSeries> measured) =>
        measured.SelectMany(m => m.Times).DefaultIfEmpty(0).Max();

    private void RunOnce(ProgramPlan plan, Frame<T> frame, FailedNodes failed)
    {
        var program = new CompiledProgram<T>(plan, frame.Find, _context);
        program.Run(failed);
        frame.AddRoots(program);
    }
}
