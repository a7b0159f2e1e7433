using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>Trains one repetition and samples its measures, until the last step or until the numbers stop being finite.</summary>
internal sealed class TrainingRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Weights are looked through this often: cheap beside a step, and early enough to name the culprit.</summary>
    private const int StepsBetweenWeightChecks = 64;

    private readonly PointPlan _plan;
    private readonly Frame<T> _frame;
    private readonly FailedNodes _failed;
    private readonly RunContext _context;
    private readonly SeedProgress _progress;
    private readonly Sampler<T>[] _samplers;
    private readonly TensorBuffer<T> _step;
    private readonly TensorBuffer<T> _time;

    public TrainingRun(
        PointPlan plan, Frame<T> frame, FailedNodes failed, RunContext context, SeedObserver observer, SeedProgress progress)
    {
        (_plan, _frame, _failed, _context, _progress) = (plan, frame, failed, context, progress);
        _samplers = [.. plan.Samples.Select(s => new Sampler<T>(s, frame, context, observer))];
        (_step, _time) = (frame.Find(plan.Model.Scope.Step), frame.Find(plan.Model.Scope.Time));
    }

    /// <summary>Updates made so far.</summary>
    public int Step { get; private set; }

    /// <summary>Sum of the learning rates so far.</summary>
    public double Time { get; private set; }

    public List<MeasuredSeries> Measured() =>
        [.. _plan.Model.Measures.Select(m => _samplers.Select(s => s.Series(m)).First(s => s is not null)!)];

    /// <summary>Runs all phases.</summary>
    /// <returns>Where and why the numbers stopped being finite, or null.</returns>
    public string? Run()
    {
        try
        {
            foreach (var weight in _plan.Weights)
            {
                RequireValue(weight.Initial);
                _frame.Find(weight.Initial).Span.CopyTo(_frame.Find(weight.Leaf).Span);
            }

            Arrive(Step, Time);
            var stoppedEarly = false;
            foreach (var phase in _plan.Phases)
                stoppedEarly |= !RunPhase(phase);
            if (Step % StepsBetweenWeightChecks != 0)
                CheckWeights();
            if (stoppedEarly)
                Sample(isLast: true);
            return null;
        }
        catch (DivergenceException divergence)
        {
            return Sentence(divergence);
        }
    }

    /// <summary>One phase; false where it stopped before its last step.</summary>
    private bool RunPhase(PhasePlan plan)
    {
        foreach (var given in plan.Step.Given.Concat(plan.Start.Given))
            RequireValue(given);
        var runner = PhaseRunner<T>.Create(plan, _plan.Model.Scope, _frame, _context);
        runner.Start(Time);
        for (var k = 0; k < plan.Phase.Steps; k++)
        {
            _context.CancellationToken.ThrowIfCancellationRequested();
            var before = runner.SecondsSpent;
            if (!runner.Advance())
                return false;
            _progress.Add(runner.SecondsSpent - before);
            Arrive(Step + 1, runner.Time);
        }

        return true;
    }

    private void Arrive(int step, double time)
    {
        (Step, Time) = (step, time);
        _step.First = T.CreateSaturating(step);
        _time.First = T.CreateSaturating(time);
        if (step % StepsBetweenWeightChecks == 0)
            CheckWeights();
        Sample(isLast: false);
    }

    private void Sample(bool isLast)
    {
        foreach (var sampler in _samplers)
        {
            if (!(isLast ? sampler.Misses(Step) : sampler.IsDue(Step)))
                continue;
            foreach (var given in sampler.Plan.Program.Given)
                RequireValue(given);
            sampler.Evaluate(Step, Time, isLast);
            _progress.Add(sampler.Plan.Program.Seconds);
        }
    }

    private void RequireValue(Node node)
    {
        if (_failed.Any && _failed.TryGetReason(node, out var reason))
            throw reason;
    }

    private void CheckWeights()
    {
        foreach (var weight in _plan.Weights)
            if (!Numbers.AreFinite<T>(_frame.Find(weight.Leaf).Span))
                throw new DivergenceException($"the weight {weight.Name} is not finite", weight.Leaf.Origin);
    }

    private string Sentence(DivergenceException divergence)
    {
        if (_plan.Phases.IsEmpty)
            return $"{divergence.Message}.";
        var isDescent = Step > 0 && _plan.Phases.All(p => p.Phase.FlowTime is null);
        var mend = isDescent ? " (is the learning rate too large?)" : "";
        return $"{divergence.Message} at step {Step}{mend}.";
    }
}
