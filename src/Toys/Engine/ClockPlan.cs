using System.Collections.Immutable;
using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>How <c>t</c>, the sum of learning rates, advances, and whether that is known before anything is trained.</summary>
internal sealed class ClockPlan
{
    private readonly PointModel _model;
    private readonly ImmutableArray<ProgramPlan> _rates;

    public ClockPlan(PointModel model, StagedPlan experiment)
    {
        _model = model;
        _rates = [.. model.Training.Select(p => experiment.AtStep([p.LearningRate]))];
        var depends = _rates.SelectMany(p => p.Given).Any(n => n.Op is WeightLeaf or StateLeaf);
        var stopsBetween = model.Training.SkipLast(1).Any(p => p.Until is not null);
        IsForeseeable = !depends && !stopsBetween;
    }

    /// <summary>False where a rate depends on the weights, or a phase that others follow may stop early.</summary>
    public bool IsForeseeable { get; }

    /// <summary>What foreseeing runs: only rates that change from step to step.</summary>
    public IEnumerable<(ProgramPlan Plan, double Runs)> Foreseen =>
        !IsForeseeable ? [] : _rates.Zip(_model.Training).Where(p => !new PhaseClock(p.Second, 0).IsSteady).Select(p => (p.First, (double)p.Second.Steps));

    /// <summary>The time at every step from 0 to the last, as training will find it unless it stops early.</summary>
    public IEnumerable<double> Foresee<T>(Frame<T> frame, RunContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (step, time) = (0, 0.0);
        yield return time;
        for (var i = 0; i < _rates.Length; i++)
        {
            var phase = _model.Training[i];
            var program = new CompiledProgram<T>(_rates[i], frame.Find, context);
            var clock = new PhaseClock(phase, time);
            for (var k = 0; k < phase.Steps; k++)
            {
                frame.Find(_model.Scope.Step).Span[0] = T.CreateSaturating(step++);
                frame.Find(_model.Scope.Time).Span[0] = T.CreateSaturating(time);
                if (!clock.IsSteady)
                    program.Run();
                yield return time = clock.Advance(double.CreateSaturating(program.Buffer(phase.LearningRate).First));
            }
        }
    }
}

/// <summary>The time within a phase. A steady rate is multiplied, not added up: ten thousand roundings would show.</summary>
internal sealed class PhaseClock(TrainingPhase phase, double start)
{
    private int _steps;
    private double _sum;

    /// <summary>Whether every step adds the same.</summary>
    public bool IsSteady { get; } = phase.FlowTime is not null || phase.LearningRate.Dependence < Dependence.Step;

    public double Advance(double rate)
    {
        _steps++;
        var exact = phase.FlowTime ?? phase.LearningRate.ConstantScalar ?? rate;
        _sum += rate;
        return start + (IsSteady ? _steps * exact : _sum);
    }
}
