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

    /// <summary>The time at the steps asked for, as training will find it unless it stops early.</summary>
    public Dictionary<int, double> Foresee<T>(IReadOnlySet<int> steps, Frame<T> frame, RunContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var times = new Dictionary<int, double>();
        var (first, time) = (0, 0.0);
        for (var i = 0; i < _rates.Length; i++)
        {
            var phase = _model.Training[i];
            var within = steps.Where(s => s >= first && s < first + phase.Steps).Select(s => s - first);
            time = new PhaseClock(phase, time).IsSteady
                ? Multiply(i, time, [.. within], first, times, frame, context)
                : Accumulate(i, time, within.ToHashSet(), first, times, frame, context);
            first += phase.Steps;
        }

        if (steps.Contains(first))
            times[first] = time;
        return times;
    }

    private double Multiply<T>(int phase, double start, int[] wanted, int first, Dictionary<int, double> times, Frame<T> frame, RunContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var clock = new PhaseClock(_model.Training[phase], start);
        var rate = new CompiledProgram<T>(_rates[phase], frame.Find, context).Buffer(_model.Training[phase].LearningRate).First;
        foreach (var k in wanted)
            times[first + k] = clock.At(k, double.CreateSaturating(rate));
        return clock.At(_model.Training[phase].Steps, double.CreateSaturating(rate));
    }

    private double Accumulate<T>(int phase, double start, HashSet<int> wanted, int first, Dictionary<int, double> times, Frame<T> frame, RunContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (clock, time) = (new PhaseClock(_model.Training[phase], start), start);
        var program = new CompiledProgram<T>(_rates[phase], frame.Find, context);
        var (stepLeaf, timeLeaf, rate) = (frame.Find(_model.Scope.Step), frame.Find(_model.Scope.Time), program.Buffer(_model.Training[phase].LearningRate));
        for (var k = 0; k < _model.Training[phase].Steps; k++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (wanted.Contains(k))
                times[first + k] = time;
            stepLeaf.Span[0] = T.CreateSaturating(first + k);
            timeLeaf.Span[0] = T.CreateSaturating(time);
            program.Run();
            time = clock.Advance(double.CreateSaturating(rate.First));
        }

        return time;
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
        _sum += rate;
        return IsSteady ? At(_steps, rate) : start + _sum;
    }

    /// <summary>The time after some steps at a steady rate. A rate known before running is exact even in float32.</summary>
    public double At(int steps, double rate) => start + steps * (phase.FlowTime ?? phase.LearningRate.ConstantScalar ?? rate);
}
