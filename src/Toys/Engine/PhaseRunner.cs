using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Makes the steps of one phase of training.</summary>
internal abstract class PhaseRunner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Gradient-flow time so far.</summary>
    public double Time { get; protected set; }

    /// <summary>Priced work so far.</summary>
    public double SecondsSpent { get; protected set; }

    public static PhaseRunner<T> Create(PhasePlan plan, ToyScope scope, Frame<T> frame, RunContext context) =>
        plan.Phase.FlowTime is null
            ? new UpdateRunner<T>(plan, frame, context)
            : new FlowRunner<T>(plan, scope, frame, context);

    /// <summary>Begins the phase with the weights as they are.</summary>
    public abstract void Start(double time);

    /// <summary>One step; false where the phase is to stop instead.</summary>
    public abstract bool Advance();
}

/// <summary>A phase of updates: every step computes all next values, then puts them in place.</summary>
internal sealed class UpdateRunner<T> : PhaseRunner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PhasePlan _plan;
    private readonly CompiledProgram<T> _start;
    private readonly CompiledProgram<T> _step;
    private readonly Assignment<T> _initialise;
    private readonly Assignment<T> _commit;
    private readonly TensorBuffer<T> _rate;
    private readonly TensorBuffer<T>? _until;
    private PhaseClock _clock;

    public UpdateRunner(PhasePlan plan, Frame<T> frame, RunContext context)
    {
        _plan = plan;
        var phase = plan.Phase;
        _start = new CompiledProgram<T>(plan.Start, frame.Find, context);
        _step = new CompiledProgram<T>(plan.Step, frame.Find, context);
        _initialise = new Assignment<T>(_start, frame, phase.States.Select(s => (s.Leaf, s.Initial)));
        _commit = new Assignment<T>(_step, frame, phase.Updates.Concat(phase.States.Select(s => (s.Leaf, s.Next))));
        _rate = _step.Buffer(phase.LearningRate);
        _until = phase.Until is { } until ? _step.Buffer(until) : null;
        _clock = new PhaseClock(phase, 0);
    }

    /// <summary>What one update computes.</summary>
    public CompiledProgram<T> Step => _step;

    public override void Start(double time)
    {
        Time = time;
        _clock = new PhaseClock(_plan.Phase, time);
        _start.Run();
        _initialise.Run();
    }

    public override bool Advance()
    {
        _step.Run();
        SecondsSpent += _plan.Step.Seconds;
        if (_until is { } until && until.First != T.Zero)
            return false;
        Time = _clock.Advance(double.CreateSaturating(_rate.First));
        _commit.Run();
        return true;
    }
}
