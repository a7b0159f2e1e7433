using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Theory;

namespace LearningMechanics.Toys.Engine;

/// <summary>Gradient flow: the weights follow their velocity continuously, and a step is a stretch of time.</summary>
internal sealed class FlowRunner<T> : PhaseRunner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PhasePlan _plan;
    private readonly double _stretch;
    private readonly CompiledProgram<T> _velocity;
    private readonly CompiledProgram<T>? _until;
    private readonly TensorBuffer<T>[] _weights;
    private readonly TensorBuffer<T>[] _velocities;
    private readonly TensorBuffer<T> _time;
    private readonly double[] _state;
    private readonly DormandPrince _integrator;
    private double _start;
    private int _steps;

    public FlowRunner(PhasePlan plan, ToyScope scope, Frame<T> frame, RunContext context)
    {
        _plan = plan;
        _stretch = plan.Phase.FlowTime!.Value;
        _velocity = new CompiledProgram<T>(plan.Step, frame.Find, context);
        _until = plan.Stop is { } stop ? new CompiledProgram<T>(stop, frame.Find, context) : null;
        _weights = [.. plan.Phase.Updates.Select(u => frame.Find(u.Weight))];
        _velocities = [.. plan.Phase.Updates.Select(u => _velocity.Buffer(u.Next))];
        _time = frame.Find(scope.Time);
        _state = new double[_weights.Sum(w => w.Length)];
        _integrator = new DormandPrince(_state.Length, FindVelocity, context.CancellationToken)
        {
            // Velocities of seven digits cannot be integrated to more: the step would shrink without end.
            RelativeTolerance = typeof(T) == typeof(float) ? 1e-5 : 1e-8,
            AbsoluteTolerance = typeof(T) == typeof(float) ? 1e-7 : 1e-10,
            EvaluationCap = plan.FlowEvaluationCap,
            Origin = plan.Phase.LearningRate.Origin,
        };
    }

    public override void Start(double time)
    {
        (Time, _start, _steps) = (time, time, 0);
        var offset = 0;
        foreach (var weight in _weights)
        {
            Numbers.Copy<T>(weight.Span, _state.AsSpan(offset, weight.Length));
            offset += weight.Length;
        }

        _integrator.End = time + _plan.Phase.Steps * _stretch;
        _integrator.Start(time, _state);
    }

    public override bool Advance()
    {
        if (_until is not null)
        {
            _until.Run();
            SecondsSpent += _until.Plan.Seconds;
            if (_until.Buffer(_plan.Phase.Until!).First != T.Zero)
                return false;
        }

        var evaluations = _integrator.Evaluations;
        var next = _start + ++_steps * _stretch;
        if (_plan.ChangesWithStep)
            _integrator.ReachExactly(next, _state);
        else
            _integrator.Reach(next, _state);
        PlaceWeights(_state);
        Time = next;
        SecondsSpent += (_integrator.Evaluations - evaluations) * _plan.Step.Seconds;
        return true;
    }

    private void FindVelocity(double time, ReadOnlySpan<double> state, Span<double> velocity)
    {
        PlaceWeights(state);
        _time.Span[0] = T.CreateSaturating(time);
        _velocity.Run();
        var offset = 0;
        foreach (var buffer in _velocities)
        {
            Numbers.Copy<T>(buffer.Span, velocity.Slice(offset, buffer.Length));
            offset += buffer.Length;
        }
    }

    private void PlaceWeights(ReadOnlySpan<double> state)
    {
        var offset = 0;
        foreach (var weight in _weights)
        {
            Numbers.Copy(state.Slice(offset, weight.Length), weight.Span);
            offset += weight.Length;
        }
    }
}
