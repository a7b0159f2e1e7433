using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Engine;

/// <summary>The predictions of one repetition that no fitted constant enters.</summary>
internal sealed class TheoryRun<T>(
    PointPlan plan, Frame<T> frame, FailedNodes failed, RunContext context, SeedObserver observer, SeedProgress progress)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TheoryProgram<T>[] _programs =
        [.. plan.Theories.Select(t => new TheoryProgram<T>(t, plan.Model.Scope, frame, failed, context))];

    /// <summary>Evaluates what can be told before training.</summary>
    /// <param name="times">Gradient-flow time by step; null where only training can tell.</param>
    public void Predict(Dictionary<int, double>? times)
    {
        foreach (var program in _programs)
            if (times is not null || !program.DependsOnTime)
                Predict(program, program.Plan.Steps, s => times is null ? 0 : times[s]);
    }

    /// <summary>Every prediction at the steps that were measured in the end; for an observe, one value.</summary>
    /// <param name="measured">What was sampled.</param>
    /// <param name="lastTime">The time that training reached.</param>
    public List<PredictedSeries> Align(IReadOnlyList<MeasuredSeries> measured, double lastTime)
    {
        var aligned = new List<PredictedSeries>();
        foreach (var prediction in plan.Model.Predictions)
            if (Array.Find(_programs, p => p.Plan.Predictions.Contains(prediction)) is { } program)
            {
                var series = measured.FirstOrDefault(m => m.Name == prediction.Target);
                var steps = series?.Steps ?? program.Plan.Steps;
                var times = steps.Zip(series?.Times ?? [lastTime]).ToDictionary(p => p.First, p => p.Second);
                if (program.IsEmpty)
                    Predict(program, steps, s => times[s]);
                else
                    Evaluate(program, steps, s => times[s]);
                aligned.Add(program.Series(prediction, steps));
            }
            else if (prediction.Value is null)
            {
                aligned.Add(new PredictedSeries(prediction.Target, prediction.Theory, [], prediction.Diverges));
            }

        return aligned;
    }

    private void Predict(TheoryProgram<T> program, IReadOnlyList<int> steps, Func<int, double> timeOf)
    {
        Evaluate(program, steps, timeOf);
        foreach (var prediction in program.Plan.Predictions)
            observer.Predicted(program.Series(prediction, steps), steps);
    }

    private void Evaluate(TheoryProgram<T> program, IReadOnlyList<int> steps, Func<int, double> timeOf)
    {
        foreach (var step in steps)
            if (program.Evaluate(step, timeOf(step)))
                progress.Add(program.Plan.Program.Seconds);
    }
}
