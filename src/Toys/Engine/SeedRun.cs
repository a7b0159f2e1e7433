using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>One repetition: draw, predict, train and measure.</summary>
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
        var foreseen = _plan.Clock.IsForeseeable ? ForeseeTimes() : null;
        theories.Predict(foreseen);
        var training = new TrainingRun<T>(_plan, _frame, _failed, _context, _observer, _progress);
        var divergence = training.Run();
        var measured = training.Measured();
        var record = new SeedRecord(_context.Seed, measured, theories.Align(measured, training.Time), divergence);
        _progress.Complete();
        _observer.Completed(record);
        return record;
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

    private Dictionary<int, double> ForeseeTimes() =>
        _plan.Clock.Foresee(_plan.Theories.SelectMany(t => t.Steps).ToHashSet(), _frame, _context);
}
