using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Predictions of one repetition that are evaluated together, and what they gave by step.</summary>
internal sealed class TheoryProgram<T>(TheoryPlan plan, ToyScope scope, Frame<T> frame, FailedNodes failed, RunContext context)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledProgram<T> _program = new(plan.Program, frame.Find, context);
    private readonly Dictionary<int, double[][]> _values = [];
    private readonly Dictionary<PredictionModel, string> _breakdowns = [];

    public TheoryPlan Plan => plan;

    public bool IsEmpty => _values.Count == 0;

    public bool DependsOnTime => plan.Program.Given.Contains(scope.Time);

    /// <summary>Evaluates every prediction at a step, unless that was done before.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Evaluate(int step, double time)
    {
        if (_values.ContainsKey(step))
            return false;
        context.CancellationToken.ThrowIfCancellationRequested();
        frame.Find(scope.Step).Span[0] = T.CreateSaturating(step);
        frame.Find(scope.Time).Span[0] = T.CreateSaturating(time);
        var missing = new FailedNodes(failed);
        _program.Run(missing);
        _values[step] = [.. plan.Predictions.Select(p => Read(p, step, missing))];
        return true;
    }

    /// <summary>One prediction at steps that have been evaluated.</summary>
    public PredictedSeries Series(PredictionModel prediction, IReadOnlyList<int> steps)
    {
        var index = plan.Predictions.IndexOf(prediction);
        return new PredictedSeries(
            prediction.Target, prediction.Theory, [.. steps.Select(s => _values[s][index])], prediction.Diverges, _breakdowns.GetValueOrDefault(prediction));
    }

    /// <summary>Not a number where the theory has no value: a root without a sign change, an equation that blows up.</summary>
    private double[] Read(PredictionModel prediction, int step, FailedNodes missing)
    {
        var value = prediction.Value!;
        if (!missing.TryGetReason(value, out var reason))
            return Numbers.Read(_program.Buffer(value));
        _breakdowns.TryAdd(prediction, value.Dependence == Dependence.Step ? $"{reason.Message}, at step {step}" : reason.Message);
        var nothing = new double[value.Shape.Count];
        Array.Fill(nothing, double.NaN);
        return nothing;
    }
}
