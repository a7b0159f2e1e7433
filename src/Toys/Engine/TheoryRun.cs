using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>The predictions of one repetition that no fitted constant enters.</summary>
internal sealed class TheoryRun<T>(
    PointPlan plan, Frame<T> frame, FailedNodes failed, RunContext context, SeedObserver observer, SeedProgress progress)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TheoryGroup[] _groups = [.. plan.Theories.Select(t => new TheoryGroup(t, frame, context))];

    /// <summary>Evaluates what can be told before training.</summary>
    /// <param name="times">Gradient-flow time by step; null where only training can tell.</param>
    public void Predict(Dictionary<int, double>? times)
    {
        foreach (var group in _groups)
        {
            if (times is null && group.Plan.Program.Given.Contains(plan.Model.Scope.Time))
                continue;
            foreach (var step in group.Plan.Steps)
                Evaluate(group, step, times is null ? 0 : times[step]);
            foreach (var prediction in group.Plan.Predictions)
                observer.Predicted(group.Series(prediction, group.Plan.Steps), group.Plan.Steps);
        }
    }

    /// <summary>Every prediction at the steps that were measured in the end; for an observe, one value.</summary>
    /// <param name="measured">What was sampled.</param>
    /// <param name="lastStep">The step that training reached.</param>
    /// <param name="lastTime">The time then.</param>
    public List<PredictedSeries> Align(IReadOnlyList<MeasuredSeries> measured, int lastStep, double lastTime)
    {
        var aligned = new List<PredictedSeries>();
        foreach (var prediction in plan.Model.Predictions)
        {
            var group = Array.Find(_groups, g => g.Plan.Predictions.Contains(prediction));
            if (group is null)
            {
                if (prediction.Value is null)
                    aligned.Add(new PredictedSeries(prediction.Target, prediction.Theory, [], prediction.Diverges));
                continue;
            }

            var series = measured.FirstOrDefault(m => m.Name == prediction.Target);
            var (steps, times) = series is not null ? (series.Steps, series.Times) : (group.Plan.Steps, [lastTime]);
            var wasReported = group.Values.Count > 0;
            for (var i = 0; i < steps.Count; i++)
                if (!group.Values.ContainsKey(steps[i]))
                    Evaluate(group, steps[i], times[i]);
            aligned.Add(group.Series(prediction, steps));
            if (!wasReported)
                foreach (var late in group.Plan.Predictions)
                    observer.Predicted(group.Series(late, steps), steps);
        }

        return aligned;
    }

    private void Evaluate(TheoryGroup group, int step, double time)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        frame.Find(plan.Model.Scope.Step).Span[0] = T.CreateSaturating(step);
        frame.Find(plan.Model.Scope.Time).Span[0] = T.CreateSaturating(time);
        var missing = new FailedNodes(failed);
        group.Program.Run(missing);
        group.Values[step] = [.. group.Plan.Predictions.Select(p => group.Read(p, missing))];
        progress.Add(group.Plan.Program.Seconds);
    }

    private sealed class TheoryGroup(TheoryPlan theory, Frame<T> frame, RunContext context)
    {
        public TheoryPlan Plan => theory;

        public CompiledProgram<T> Program { get; } = new(theory.Program, frame.Find, context);

        /// <summary>By step, the components of every prediction.</summary>
        public Dictionary<int, double[][]> Values { get; } = [];

        public double[] Read(PredictionModel prediction, FailedNodes missing)
        {
            var value = prediction.Value!;
            if (!missing.TryGetReason(value, out _))
                return Numbers.Read(Program.Buffer(value));
            var nothing = new double[value.Shape.Count];
            Array.Fill(nothing, double.NaN);
            return nothing;
        }

        public PredictedSeries Series(PredictionModel prediction, IReadOnlyList<int> steps)
        {
            var index = theory.Predictions.IndexOf(prediction);
            return new PredictedSeries(
                prediction.Target, prediction.Theory, [.. steps.Select(s => Values[s][index])], prediction.Diverges);
        }
    }
}
