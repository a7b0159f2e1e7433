using System.Collections.Immutable;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Optimizers;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>How the weights are trained.</summary>
internal sealed partial class ToyElaborator
{
    /// <summary>More steps than this are no toy.</summary>
    private const int MostSteps = 100_000_000;

    private void ElaborateTraining(TrainStatement train)
    {
        var optimizer = OptimizerLibrary.Find(train.Optimizer.Text)
            ?? throw new ToyError(train.Optimizer.Span, $"no optimizer is called `{train.Optimizer}`{(Spelling.Nearest(train.Optimizer.Text, OptimizerLibrary.All.Select(o => o.Name)) is { } meant ? $" (did you mean `{meant}`?)" : "")}: there are {string.Join(", ", OptimizerLibrary.All.Select(o => o.Name))}");
        if (_isPoisonedTraining)
            throw new PoisonedError();
        if (_loss is null)
            throw new ToyError(train.Span, "training needs a loss above it: loss = …");
        if (_scope.Weights.Count == 0)
            throw new ToyError(train.Span, "there is nothing to train: no weight is declared");
        ImmutableArray<CallArgument> arguments =
            [.. train.Arguments.Select(a => new CallArgument(a.Name, _expressions.Elaborate(a.Value, _environment), a.Value.Span) { Written = a.Span })];
        var call = new OptimizerCall(optimizer, _graph, train.Span, arguments)
        {
            Weights = TrainedWeights(train),
            Loss = TrainingLoss(),
            Steps = TrainingSteps(train),
            Until = Until(train),
        };
        var phase = optimizer.Train(call);
        _phases.Add(phase);
        _steps += phase.Steps;
        if (_steps > MostSteps)
            throw new ToyError(train.Steps.Span, $"{_steps:N0} steps are more than the {MostSteps:N0} that a toy may take");
    }

    private ImmutableArray<Weight> TrainedWeights(TrainStatement train) => train.Weights.IsDefaultOrEmpty
        ? [.. _scope.Weights]
        : [.. train.Weights.Select(n => _scope.Weights.Find(w => w.Name == n.Text)
            ?? throw new ToyError(n.Span, $"no weight is called `{n}`{Spelling.Suggestion(n.Text, _scope.Weights.Select(w => w.Name))}"))];

    private int TrainingSteps(TrainStatement train)
    {
        var steps = _expressions.ElaborateNumber(train.Steps, _environment, "the number of steps");
        if (!(steps >= 0) || steps != Math.Floor(steps))
            throw new ToyError(train.Steps.Span, $"the number of steps must be a whole number ≥ 0, not {steps:R}");
        return steps <= MostSteps
            ? (int)steps
            : throw new ToyError(train.Steps.Span, $"{steps:R} steps are more than the {MostSteps:N0} that a toy may take");
    }

    private Node? Until(TrainStatement train)
    {
        if (train.Until is null)
            return null;
        var condition = _expressions.ElaborateScalar(train.Until, _environment, "the condition after `until`");
        return condition.IsTruth
            ? condition
            : throw new ToyError(train.Until.Span, "`until` takes a condition, such as loss < 1e-6");
    }
}
