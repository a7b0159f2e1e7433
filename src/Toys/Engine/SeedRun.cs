using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>One repetition: draw, predict, train and measure; or predict alone, where another machine measured.</summary>
internal sealed class SeedRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PointPlan _plan;
    private readonly RunContext _context;
    private readonly SeedObserver _observer;
    private readonly SeedProgress _progress;
    private readonly FailedNodes _failed;
    private readonly Frame<T> _frame;

    public SeedRun(
        PointPlan plan, Frame<T> constants, FailedNodes failed, RunContext context, SeedObserver observer, RunProgress progress)
    {
        (_plan, _context, _observer) = (plan, context, observer);
        _progress = new SeedProgress(progress, plan.Price.SecondsPerSeed);
        _failed = new FailedNodes(failed);
        _frame = new Frame<T>(constants);
    }

    public SeedRecord Run()
    {
        AddLeaves();
        RunOnce(_plan.Experiment[Stage.Seed]);
        RunOnce(_plan.Theory[Stage.Seed]);
        var theories = new TheoryRun<T>(_plan, _frame, _failed, _context, _observer, _progress);
        theories.Predict(ForeseeTimes(_plan.Theories.SelectMany(t => t.Steps)));
        var training = new TrainingRun<T>(_plan, _frame, _failed, _context, _observer, _progress);
        var divergence = training.Run();
        var measured = training.Measured();
        var record = new SeedRecord(_context.Seed, measured, theories.Align(measured, training.Time), divergence);
        _progress.Complete();
        _observer.Completed(record);
        return record;
    }

    /// <summary>Everything that the toy and the key dictate is made anew: predictions, axes, and times where the clock is
    /// foreseeable. Only values, and the steps they were taken at, are the other machine's.</summary>
    public SeedRecord Predict(SeedRecord measured)
    {
        AddLeaves();
        RunOnce(_plan.Experiment[Stage.Seed]);
        RunOnce(_plan.Theory[Stage.Seed]);
        var theories = new TheoryRun<T>(_plan, _frame, _failed, _context, _observer, _progress);
        var times = ForeseeTimes(_plan.Theories.SelectMany(t => t.Steps).Concat(measured.Measured.SelectMany(m => m.Steps)).Append(_plan.Model.TotalSteps));
        theories.Predict(times);
        MeasuredSeries[] series = [.. measured.Measured.Select(m => Dictated(m, times))];
        var lastTime = times?[_plan.Model.TotalSteps] ?? series.SelectMany(s => s.Times).DefaultIfEmpty(0).Max();
        return measured with { Measured = series, Predicted = theories.Align(series, lastTime) };
    }

    private MeasuredSeries Dictated(MeasuredSeries series, Dictionary<int, double>? times)
    {
        var axis = _plan.Model.Measures.First(m => m.Name == series.Name).Against;
        return series with
        {
            Times = times is null ? series.Times : [.. series.Steps.Select(s => times[s])],
            Against = axis is null || series.Steps.Count == 0 || _failed.TryGetReason(axis, out _) ? null : Numbers.Read(_frame.Find(axis)),
        };
    }

    private void AddLeaves()
    {
        var scope = _plan.Model.Scope;
        _frame.AddLeaf(scope.Step);
        _frame.AddLeaf(scope.Time);
        _frame.AddLeaf(scope.Seed).Span[0] = T.CreateSaturating(_context.Seed);
        foreach (var weight in _plan.Weights)
            _frame.AddLeaf(weight.Leaf);
        foreach (var state in _plan.Model.Training.SelectMany(p => p.States).Select(s => s.Leaf).Distinct())
            _frame.AddLeaf(state);
    }

    private void RunOnce(ProgramPlan plan)
    {
        var program = new CompiledProgram<T>(plan, _frame.Find, _context);
        program.Run(_failed);
        _frame.AddRoots(program);
        _progress.Add(plan.Seconds);
    }

    /// <summary>Gradient-flow time by step; null where only training can tell.</summary>
    private Dictionary<int, double>? ForeseeTimes(IEnumerable<int> steps) =>
        _plan.Clock.IsForeseeable ? _plan.Clock.Foresee(steps.ToHashSet(), _frame, _context) : null;
}
