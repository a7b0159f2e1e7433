using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>What is measured, predicted and fitted.</summary>
internal sealed partial class ToyElaborator
{
    private void ElaborateMeasure(MeasureStatement measure)
    {
        if (FindTarget(measure.Name.Text) is { } earlier)
            throw new ToyError(measure.Name.Span, $"`{measure.Name}` is measured already, on line {Line(earlier)}");
        var value = _expressions.ElaborateTensor(measure.Value, _environment);
        var averaged = measure.Averaged is { } count ? WholePositive(count, "averaged") : 1;
        Node? against = null;
        if (measure.Against is { } axis)
        {
            against = _expressions.ElaborateTensor(axis, _environment);
            if (value.Shape.Rank != 1 || against.Shape != value.Shape)
                throw new ToyError(axis.Span, $"the axis has shape {against.Shape}, but the measure has {value.Shape}; `against` needs one number per component of a vector");
            if (against.Dependence == Dependence.Step)
                throw new ToyError(axis.Span, "an axis must not change during training; measure the quantity itself instead");
        }

        _measures.Add(new MeasureModel
        {
            Name = measure.Name.Text,
            Value = value,
            Steps = [],
            IsLinear = true,
            Averaged = averaged,
            Against = against,
            Span = measure.Name.Span,
        });
        if (_environment.Find(measure.Name.Text) is null)
            _environment.Set(new Definition(measure.Name.Text, new TensorValue(value), measure.Name.Span, DefinitionKind.Measure, measure.Value));
    }

    /// <summary>What needs the whole file: a measure may stand above the training it watches, a prediction above its measure.</summary>
    private bool Finish()
    {
        var isClean = !_isPoisonedTraining && !_hasBrokenTraining;
        // Without all of the training nobody knows which steps there are.
        foreach (var statement in isClean ? _outline.Syntax.Statements.OfType<MeasureStatement>() : [])
            if (_measures.FindIndex(m => m.Span == statement.Name.Span) is >= 0 and var i)
                isClean &= _diagnostics.Try(
                    () =>
                    {
                        var (steps, isLinear) = Schedule(statement);
                        _measures[i] = _measures[i] with { Steps = steps, IsLinear = isLinear };
                    },
                    _prefix);
        for (var i = 0; i < _predictions.Count; i++)
        {
            var index = i;
            isClean &= _diagnostics.Try(() => _predictions[index] = InShapeOfMeasure(_predictions[index]), _prefix);
        }

        return isClean;
    }

    private PredictionModel InShapeOfMeasure(PredictionModel prediction)
    {
        if (prediction.Value is not { } value || _measures.Find(m => m.Name == prediction.Target) is not { } measure)
            return prediction;
        if (Shape.Broadcast(value.Shape, measure.Value.Shape) != measure.Value.Shape)
            throw new ToyError(prediction.Span, $"the prediction has shape {value.Shape}, but {measure.Name} is measured as {(measure.Value.Shape.IsScalar ? "a number" : measure.Value.Shape)} on line {Line(measure.Span)}");
        return prediction with { Value = _graph.BroadcastTo(value, measure.Value.Shape) };
    }

    private (ImmutableArray<int> Steps, bool IsLinear) Schedule(MeasureStatement measure)
    {
        if (measure.Every is { } every)
            return (SampleSchedule.Every(WholePositive(every, "every"), _steps), true);
        if (measure.At is not { } at)
            return SampleSchedule.Default(_steps);
        var node = _expressions.ElaborateTensor(at, _environment);
        if (node.Shape.Rank > 1 || ConstantEvaluation.Evaluate(node) is not { Length: > 0 } values)
            throw new ToyError(at.Span, "`at` takes a list of steps known before running, such as [0, 10, 100]");
        foreach (var step in values)
            if (!(step >= 0 && step <= _steps))
                throw new ToyError(at.Span, $"step {step:R} is outside the training, which runs from 0 to {_steps}");
        return ([.. values.Select(v => (int)Math.Round(v)).Distinct().Order()], false);
    }

    private int WholePositive(Expression expression, string what)
    {
        var value = _expressions.ElaborateNumber(expression, _environment, $"the number after `{what}`");
        return value >= 1 && value == Math.Floor(value) && value <= int.MaxValue
            ? (int)value
            : throw new ToyError(expression.Span, $"`{what}` takes a whole number of steps ≥ 1, not {value:R}");
    }

    private SourceSpan? FindTarget(string name) => _measures.Find(m => m.Name == name)?.Span;

    private int Line(SourceSpan span) => _outline.Syntax.Source.PositionOf(span.Start).Line;

    private void ElaboratePrediction(PredictStatement predict)
    {
        RequireTarget(predict.Target, predict.Theory);
        Honesty.RefuseMeasured(predict.Value, _environment, _outline.Syntax);
        var value = _expressions.ElaborateTensor(predict.Value, _environment);
        RequireHonest(value, predict.Value);
        AddPrediction(new PredictionModel { Target = predict.Target.Text, Theory = predict.Theory ?? "", Value = value, Span = predict.Target.Span });
    }

    private void ElaborateDivergence(PredictDivergesStatement diverges)
    {
        RequireTarget(diverges.Target, diverges.Theory);
        var applies = diverges.Where is null
            || _expressions.ElaborateNumber(diverges.Where, _environment, "the condition of a predicted divergence") != 0;
        AddPrediction(new PredictionModel { Target = diverges.Target.Text, Theory = diverges.Theory ?? "", Diverges = applies, Span = diverges.Target.Span });
    }

    /// <summary>One theory has a value, or a regime of divergence, or both; each once.</summary>
    private void AddPrediction(PredictionModel prediction)
    {
        var index = _predictions.FindIndex(p => p.Target == prediction.Target && p.Theory == prediction.Theory);
        if (index < 0)
        {
            _predictions.Add(prediction);
            return;
        }

        var earlier = _predictions[index];
        if (prediction.Value is not null && earlier.Value is not null)
            throw new ToyError(prediction.Span, prediction.Theory.Length == 0
                ? $"`{prediction.Target}` is predicted already, on line {Line(earlier.Span)}; give rival theories names: predict {prediction.Target} as \"name\" = …"
                : $"\"{prediction.Theory}\" predicts `{prediction.Target}` already, on line {Line(earlier.Span)}");
        _predictions[index] = earlier with { Value = earlier.Value ?? prediction.Value, Diverges = earlier.Diverges || prediction.Diverges };
    }

    private void RequireTarget(Name target, string? theory)
    {
        var names = _outline.Syntax.Statements.OfType<MeasureStatement>().Select(m => m.Name.Text)
            .Concat(_outline.Syntax.Statements.OfType<ObserveStatement>().Select(o => o.Name.Text)).ToArray();
        if (!names.Contains(target.Text) && !_expressions.PoisonedNames.Contains(target.Text))
            throw new ToyError(target.Span, $"nothing called `{target}` is measured or observed{Spelling.Suggestion(target.Text, names)}");
        if (theory is { Length: 0 })
            throw new ToyError(target.Span, "a theory's name must not be empty");
    }

    /// <summary>The graph decides: whatever path was taken, a trained weight in a prediction is refused.</summary>
    private void RequireHonest(Node value, Expression expression)
    {
        if (NodeSearch.Find(value, n => n.Op is WeightLeaf)?.Op is WeightLeaf weight)
            throw Honesty.Explain(expression, _environment, weight.Label);
    }

    private void ElaborateFit(FitStatement fit)
    {
        var measures = _outline.Syntax.Statements.OfType<MeasureStatement>().Select(m => m.Name.Text).ToArray();
        if (!measures.Contains(fit.From.Text))
            throw new ToyError(fit.From.Span, $"a constant is fitted from a measure, and none is called `{fit.From}`{Spelling.Suggestion(fit.From.Text, measures)}");
        var leaf = _graph.Apply(new ScalarLeaf(fit.Name.Text, Dependence.Seed));
        var model = new FitModel { Name = fit.Name.Text, Leaf = leaf, From = fit.From.Text, IsLogarithmic = fit.IsLogarithmic };
        if (fit.Choices is { } choices)
        {
            var node = _expressions.ElaborateTensor(choices, _environment);
            if (node.Shape.Rank != 1 || ConstantEvaluation.Evaluate(node) is not { Length: > 0 } values)
                throw new ToyError(choices.Span, "the choices of a fit are a list of numbers known before running");
            model = model with { Choices = [.. values] };
        }
        else
        {
            var low = _expressions.ElaborateNumber(fit.Low!, _environment, "the low end of the fit");
            var high = _expressions.ElaborateNumber(fit.High!, _environment, "the high end of the fit");
            if (!(low < high) || !double.IsFinite(low) || !double.IsFinite(high))
                throw new ToyError(fit.Low!.Span.To(fit.High!.Span), $"the range of a fit must be finite and not empty: {low:R}..{high:R}");
            if (fit.IsLogarithmic && low <= 0)
                throw new ToyError(fit.Low!.Span, $"a logarithmic range needs a low end above 0, not {low:R}");
            model = model with { Low = low, High = high };
        }

        if (fit.Where is { } where)
        {
            var window = _expressions.ElaborateScalar(where, _environment, "the calibration window's condition");
            if (!window.IsTruth)
                throw new ToyError(where.Span, "the calibration window is a condition, such as step < 100");
            if (NodeSearch.Find(window, n => n.Op is WeightLeaf) is not null)
                throw new ToyError(where.Span, "the calibration window may name step, t and params, but no trained weights");
            model = model with { Where = window };
        }

        Define(fit.Name, new TensorValue(leaf), DefinitionKind.Fit);
        _fits.Add(model);
    }
}
