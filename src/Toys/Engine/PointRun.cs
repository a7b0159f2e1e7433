using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>One sweep point while its repetitions run: what they share is computed once and only read from then on.</summary>
internal abstract class PointRun
{
    public static PointRun Create(PointPlan plan, RunContext context, RunProgress progress) =>
        plan.Model.IsSinglePrecision ? new PointRun<float>(plan, context, progress) : new PointRun<double>(plan, context, progress);

    public abstract SeedRecord Run(RunContext context, SeedObserver observer, RunProgress progress);

    /// <summary>A repetition that was measured elsewhere, with the predictions made here.</summary>
    public abstract SeedRecord Predict(SeedRecord measured, RunContext context);
}

internal sealed class PointRun<T> : PointRun
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PointPlan _plan;
    private readonly Frame<T> _constants = new();
    private readonly FailedNodes _failed = new();

    public PointRun(PointPlan plan, RunContext context, RunProgress progress)
    {
        _plan = plan;
        foreach (var part in new[] { plan.Experiment[Stage.Point], plan.Theory[Stage.Point] })
        {
            var program = new CompiledProgram<T>(part, _constants.Find, context);
            program.Run(_failed);
            _constants.AddRoots(program);
            progress.Add(part.Seconds);
        }
    }

    public override SeedRecord Run(RunContext context, SeedObserver observer, RunProgress progress) =>
        new SeedRun<T>(_plan, _constants, _failed, context, observer, progress).Run();

    public override SeedRecord Predict(SeedRecord measured, RunContext context) =>
        new SeedRun<T>(_plan, _constants, _failed, context, default, new RunProgress(null, 0)).Predict(measured);
}
